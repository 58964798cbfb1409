import type { Cloud } from '../cloud/cloud.ts';
import type { Group } from '../compose/compose.ts';
import { countHit } from '../compose/hit.ts';
import { decidesTogether, neededAfterLoss } from '../compose/quorum.ts';
import { text } from '../locale/text.ts';
import { contributionsOf } from '../services/contribution.ts';
import type { FaultSpec } from '../timing/fault.ts';
import { harmTo } from '../timing/recovery.ts';
import type { RiskName } from './risk-names.ts';

/** What a fault would cost that the cloud cannot bear by itself. */
export interface Risk {
  readonly name: RiskName;
  readonly why: string;
}

/** Judged from what is declared, before anything is touched: who would be left, where a majority must be. */
export function risksOf(spec: FaultSpec, { hosts }: Pick<Cloud, 'hosts'>, groups: readonly Group[]): Risk[] {
  const words = text().drill.problems;
  if (spec.target === 'all-hosts') return [{ name: 'total-outage', why: words.totalOutage }];
  const lost = groups.filter(
    (group) =>
      decidesTogether(group) &&
      loses(group, spec) &&
      group.view.members.length - countHit(spec, hosts, group.view.members) < neededAfterLoss(group),
  );
  return lost.map(({ service }) => ({ name: 'quorum', why: words.quorumLost(service.id) }));
}

/** Whether a member that is hit is lost to its group: it does not work, or none of the others hears it over any network. */
function loses({ service, view }: Group, spec: FaultSpec): boolean {
  // What has no ports of its own speaks through what it relies on.
  const speakers = [service.id, ...(service.reliesOn ?? [])];
  const networks = contributionsOf(view.contributions, 'open-port')
    .filter(({ service: of, from }) => from === 'members' && speakers.includes(of))
    .flatMap(({ network }) => network ?? []);
  return (networks.length > 0 ? networks : [view.network]).every((network) => harmTo(service.id, network, spec));
}
