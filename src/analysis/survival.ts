import { decidesTogether } from '../compose/quorum.ts';
import type { Capability, Condition } from './capabilities.ts';
import type { Design } from './rule.ts';
import { essentialStops } from './stops.ts';
import type { Element } from './structure.ts';

/** What may fail at once, and what may not. */
export interface Survival {
  readonly groups: readonly GroupSurvival[];
  readonly capabilities: readonly CapabilityStops[];
}

/** How many failure domains a group that decides by majority bears the loss of: whichever they are, all of one kind, counted up to 2. */
export interface GroupSurvival {
  readonly service: string;
  readonly members: number;
  /** Members that must be left. */
  readonly needs: number;
  /** By kind of failure domain; `host` is one of them. */
  readonly bears: Readonly<Record<string, number>>;
}

/** What stops a capability, as kind and name; only what says more than another. */
export interface CapabilityStops {
  readonly capability: string;
  readonly one: readonly Named[];
  readonly two: readonly (readonly [Named, Named])[];
}

export type Named = Pick<Element, 'kind' | 'name'>;

/** Most a group is asked for: what is looked for are cut sets of one and of two. */
const most = 2;

export function survivalOf(design: Design): Survival {
  return {
    groups: design.conditions
      .filter(({ group, of }) => of === 'members' && decidesTogether(group))
      .map((condition) => groupSurvival(condition, design)),
    capabilities: design.capabilities.map((capability) => stopsOf(capability, design)),
  };
}

function groupSurvival({ group, gate, cuts }: Condition, { structure }: Design): GroupSurvival {
  const members = new Set(group.view.members.map(({ host }) => host));
  const counts = new Map<string, number>();
  for (const { kind, name } of structure.elements) {
    if (kind === 'network' || (kind === 'host' && !members.has(name))) continue;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const ofKind = (kind: string) => {
    if (cuts.broken || [...cuts.singles].some((one) => one.kind === kind)) return 0;
    return cuts.pairs.some((pair) => pair.every((one) => one.kind === kind)) ? 1 : most;
  };
  return {
    service: group.service.id,
    members: members.size,
    needs: gate.need,
    bears: Object.fromEntries([...counts].map(([kind, count]) => [kind, Math.min(count, ofKind(kind))])),
  };
}

function stopsOf(capability: Capability, { downBy }: Design): CapabilityStops {
  const named = ({ kind, name }: Element): Named => ({ kind, name });
  const stops = essentialStops(capability, downBy).map(({ elements }) => elements.map(named));
  return {
    capability: capability.name,
    one: stops.flatMap(([first, second]) => (first && !second ? [first] : [])),
    two: stops.flatMap(([first, second]) => (first && second ? [[first, second] as const] : [])),
  };
}
