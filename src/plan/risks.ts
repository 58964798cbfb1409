import type { Arrangement, Composition } from '../compose/compose.ts';
import { decidesTogether } from '../compose/quorum.ts';
import { text } from '../locale/text.ts';
import type { Problem } from '../util/errors.ts';
import type { Maintenance } from './maintenance.ts';
import type { Observed } from './observe.ts';
import type { Plan } from './step.ts';

/** Risks that an operator may accept by name. */
export const risks = ['no-quorum', 'unreachable-host'] as const;
export type Risk = (typeof risks)[number];

/** A host that is no longer declared. Without `observed`, it could not be looked at. */
export interface Departed {
  readonly name: string;
  readonly observed?: Observed;
}

/** What speaks against letting these hosts go. */
export function leavingRisks(
  { groups }: Composition,
  departed: readonly Departed[],
  accepted: readonly Risk[],
): Problem[] {
  const silent = departed.filter(({ observed }) => !observed);
  const shrinking = groups.filter(decidesTogether).map(({ service, view }) => {
    const left = departed.filter(
      ({ observed }) => !observed || [...observed.manifest.units.values()].some((unit) => unit.service === service.id),
    ).length;
    return { leaving: left, members: view.members.length, before: view.members.length + left };
  });
  const atRisk = shrinking.find(({ leaving, members, before }) => leaving > 0 && members <= before / 2 && before !== 2);
  const words = text().plan.risks;
  return [
    ...(silent.length > 0 && !accepted.includes('unreachable-host')
      ? [
          {
            code: 'HOST_LEAVES_UNSEEN',
            what: words.unseen(silent.map(({ name }) => name)),
          } as const,
        ]
      : []),
    ...(!atRisk || accepted.includes('no-quorum')
      ? []
      : [
          {
            code: 'QUORUM_AT_RISK',
            what: words.leaving(atRisk.leaving, atRisk.before),
            remedy: words.oneByOne,
          } as const,
        ]),
  ];
}

/** What is at rest stays so until the operator says that the work there is done. */
export function wakingRisks({ steps }: Plan, resting: readonly Maintenance[], waking?: string): Problem[] {
  const words = text().plan.risks;
  return resting
    .filter(({ host }) => host !== waking && steps.some((step) => step.host === host))
    .map(({ host, by, at }) => ({
      code: 'HOST_AT_REST',
      what: words.atRest(host, by, new Date(at).toISOString()),
      where: { name: host },
    }));
}

/** Where hosts must be proven off before others take over, and none of them can be: Pacemaker then starts nothing at all. */
export function neverStarts({ groups }: Pick<Arrangement, 'groups'>): Problem[] {
  const fenced = groups.find(({ service }) => service.pairs === 'fenced');
  if (!fenced) return [];
  const { cloud, members } = fenced.view;
  const able = cloud.hosts.filter(({ name, fence }) => fence.length > 0 && members.some(({ host }) => host === name));
  if (able.length > 0) return [];
  return [{ code: 'NOBODY_FENCES', what: text().plan.risks.noFence(members.map(({ host }) => host)) }];
}
