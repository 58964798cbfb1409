import { givenUpAlive } from '../services/lost.ts';
import { type Budget, budgetOf } from '../timing/budget.ts';
import type { FaultSpec } from '../timing/fault.ts';
import { type Capability, capabilities, type Harm, type Hit, harmTo, type Leg, stagesOf } from '../timing/recovery.ts';
import type { Arrangement, Group } from './compose.ts';
import { countHit, hitOf } from './hit.ts';
import { decidesTogether, needed, neededAfterLoss } from './quorum.ts';

/** How long each capability is interrupted by a fault: predicted from the timers of the views, which are those that are rendered. */
export function budgetsOf(arrangement: Arrangement, spec: FaultSpec): Budget[] {
  const { hosts } = arrangement.cloud;
  return budgetsOfHit(arrangement, hitOf(arrangement, spec), (members) => countHit(spec, hosts, members));
}

/** The same for a fault of which more is known: `count` tells how many of a group's members it takes. */
export function budgetsOfHit(arrangement: Arrangement, hit: Hit, count: Count): Budget[] {
  const legs = legsOf(arrangement, hit, count);
  return capabilities.map((capability) => budgetOf(capability, legs));
}

type Count = (members: Group['view']['members']) => number;

function legsOf({ groups }: Arrangement, hit: Hit, countOf: Count): Leg[] {
  const boots: Leg[] =
    hit.everything && groups[0] ? [{ track: 'hosts', capabilities, stages: [bootStage(groups[0])] }] : [];
  const fences = groups.some(({ service }) => service.pairs === 'fenced');
  return [
    ...boots,
    ...groups.flatMap((group): readonly Leg[] => {
      const { service, view } = group;
      const count = countOf(view.members);
      if (!service.timing || count === 0) return [];
      const felt = fences && givenUpAlive(hit) && !clusterParts.includes(service.id) ? poweredOff(hit) : hit;
      const harm = harmTo(service.id, view.network, felt);
      if (hit.everything || harm === undefined || goesOn(group, harm, count)) return service.timing.legs(view, felt);
      return [
        ...alone(group, felt, harm),
        ...service.timing.legs(view, felt).filter(({ track }) => track === 'clients'),
      ];
    }),
  ];
}

/** What tells itself how it takes a host of the cluster for lost. */
const clusterParts = ['corosync', 'pacemaker', 'addresses'];

/** A host that the cluster gave up is switched off, with all else that runs there. */
function poweredOff({ part: _, ...hit }: Hit): Hit {
  return { ...hit, fault: 'host-off' };
}

function goesOn(group: Group, harm: Harm, count: number): boolean {
  const { members } = group.view;
  return members.length - count >= (harm === 'leaves' ? needed(group, members.length) : neededAfterLoss(group));
}

/** Too few are left to go on: users wait for those that were hit, where they come back by themselves. */
function alone(group: Group, hit: Hit, harm: Harm): Leg[] {
  const { service, view } = group;
  const { fixed, stage } = stagesOf(service.id, view);
  const leg = { track: 'hosts', capabilities: upheld(group, hit) } as const;
  const away = Math.max(...(service.units?.(view, view.members[0]!) ?? []).map((unit) => unit.away ?? 0), 1000);
  const restarts = stage(
    'take-over',
    'member-restarts',
    fixed('Restart=', { best: away * 0.3, expected: away, worst: away * 3 }),
  );
  if (harm === 'killed') return [{ ...leg, stages: [restarts] }];
  if (harm === 'leaves') return [{ ...leg, track: 'address', stages: [bootStage(group), restarts] }];
  return [
    { ...leg, stages: [], never: decidesTogether(group) && view.members.length > 1 ? 'no-majority' : 'no-other' },
  ];
}

/** Capabilities that go through a service: those whose way back it has a part in when a whole host dies. */
function upheld({ service, view }: Group, hit: Hit): readonly Capability[] {
  const dead = poweredOff({
    ...hit,
    duties: { address: 'yes', writer: 'yes', leader: 'yes', dc: 'yes' },
    everything: true,
  });
  return [...new Set(service.timing!.legs(view, dead).flatMap((leg) => leg.capabilities))];
}

function bootStage({ view }: Group) {
  const { assume, stage } = stagesOf('hosts', view);
  return stage('take-over', 'host-boots', assume('post'), assume('boot'));
}
