import type { Arrangement, Group } from '../compose/compose.ts';
import { groupsBehind } from '../compose/needs.ts';
import { neededAfterLoss } from '../compose/quorum.ts';
import { type Cuts, cutter, keyOf, type Pair } from './cuts.ts';
import { all, any, type Element, type Gate, type Structure, structureOf } from './structure.ts';

/** One thing that must hold for a group to do its work: enough of its members, or that whoever died can be proven off. */
export interface Condition {
  readonly group: Group;
  readonly of: 'members' | 'fencing';
  readonly gate: Gate;
  readonly cuts: Cuts;
}

/** What stops a capability when it fails, and not before; `because`: the conditions that no longer hold then. */
export interface Stop {
  readonly elements: readonly [Element] | Pair;
  readonly because: readonly Condition[];
}

export interface Capability {
  readonly name: string;
  readonly conditions: readonly Condition[];
  readonly stops: readonly Stop[];
  /** Members of any group that it can lose, wherever they are. */
  readonly spare: number;
}

/** Each capability as a tree of needs over groups, members and what these share. */
export interface Capabilities {
  readonly structure: Structure;
  readonly conditions: readonly Condition[];
  readonly capabilities: readonly Capability[];
  /** Controllers and the like: hosts with a member of a group that a capability needs. */
  readonly hosts: readonly string[];
  /** Of these hosts, those that an element takes down by itself. */
  readonly downBy: (element: Element) => readonly string[];
}

export function capabilitiesOf({ cloud, groups }: Arrangement): Capabilities {
  const structure = structureOf(cloud);
  const cuts = cutter();
  const names = [...new Set(groups.flatMap(({ service }) => service.upholds))];
  const needed = new Map(names.map((name) => [name, groupsBehind(groups, name)]));
  const everyone = new Set([...needed.values()].flat());
  // Where Pacemaker moves what one host at a time may hold, it waits until the former one is proven off.
  const proven = groups.some(({ service }) => service.pairs === 'fenced');
  const conditions = groups
    .filter((group) => everyone.has(group))
    .flatMap((group) => gatesOf(group, structure, proven))
    .map((one): Condition => ({ ...one, cuts: cuts(one.gate) }));
  const hosts = [...new Set([...everyone].flatMap(({ view }) => view.members.map(({ host }) => host)))];
  const down = new Map<Element, string[]>();
  for (const host of hosts)
    for (const element of cuts(structure.machine(host)).singles)
      down.set(element, [...(down.get(element) ?? []), host]);
  return {
    structure,
    conditions,
    capabilities: names.map((name): Capability => {
      const own = conditions.filter(({ group }) => needed.get(name)!.includes(group));
      const spare = own.filter(({ of }) => of === 'members').map(({ gate }) => gate.of.length - gate.need);
      return {
        name,
        conditions: own,
        stops: stopsOf(cuts(all(own.map(({ gate }) => gate))), own),
        spare: Math.min(...spare),
      };
    }),
    hosts,
    downBy: (element) => down.get(element) ?? [],
  };
}

function gatesOf(group: Group, { machine, fencing }: Structure, proven: boolean): Omit<Condition, 'cuts'>[] {
  const { service, view } = group;
  const hosts = view.members.filter((member) => service.able?.(view, member) ?? true).map(({ host }) => host);
  const members = { group, of: 'members', gate: { need: neededAfterLoss(group), of: hosts.map(machine) } } as const;
  if (!proven || !service.modes.includes('active-passive') || view.members.length < 2) return [members];
  const off = view.members.map(({ host }) => any([machine(host), fencing(host)]));
  return [members, { group, of: 'fencing', gate: all(off) }];
}

function stopsOf({ singles, pairs }: Cuts, conditions: readonly Condition[]): Stop[] {
  const pairsOf = new Map(conditions.map((one) => [one, new Set(one.cuts.pairs.map(keyOf))]));
  return [
    ...[...singles].map(
      (element): Stop => ({
        elements: [element],
        because: conditions.filter(({ cuts }) => cuts.singles.has(element)),
      }),
    ),
    ...pairs.map(
      (pair): Stop => ({
        elements: pair,
        because: conditions.filter((one) => pairsOf.get(one)!.has(keyOf(pair))),
      }),
    ),
  ];
}
