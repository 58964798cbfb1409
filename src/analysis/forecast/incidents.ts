import type { FailureName, MishapName } from '../../cloud/cloud.ts';
import { controllers } from '../../cloud/controllers.ts';
import { budgetsOfHit } from '../../compose/budgets.ts';
import type { Arrangement } from '../../compose/compose.ts';
import { carriers } from '../../services/carriers.ts';
import type { Budget } from '../../timing/budget.ts';
import type { FaultId } from '../../timing/fault.ts';
import { longest, type Range } from '../../timing/range.ts';
import type { Capability, Chance, Duty, NeverReason } from '../../timing/recovery.ts';
import type { Timers } from '../../timing/timers.ts';

/** What befalls a cloud: why, and what is hit of it. */
export interface Blow {
  readonly cause: FailureName | MishapName | 'false-alarm';
  readonly fault: FaultId;
  /** The service or the network. */
  readonly part?: string;
  /** All of them at once. */
  readonly hosts: readonly string[];
}

/** One way in which it may go, for chance decides what the hosts were busy with. */
export interface Case {
  readonly chance: number;
  /** What held the addresses is among what was hit, and must be proven off before another takes them. */
  readonly fences: boolean;
  /** By capability: how long users notice it, or why only an operator ends it. */
  readonly lengths: ReadonlyMap<string, Length>;
}

export type Length = Range | NeverReason;

export function isEndless(length: Length): length is NeverReason {
  return typeof length === 'string';
}

/** Whether somebody must take over: what as a rule nobody notices does not. */
export function isFailover(length: Range): boolean {
  return length.expected > 0;
}

/** Why an operator must come. */
function whyEndless(reason: NeverReason): 'unproven' | 'nobody-else' {
  return reason === 'not-fenced' || reason === 'switch-dead' ? 'unproven' : 'nobody-else';
}

/** Cases that are known, by what decides them. */
export type Cases = Map<string, Map<string, readonly Case[]>>;

/** All that must work at once, for whoever asks for one figure. */
export const controlPlane = 'control-plane';

/** Capabilities whose budget has another name. */
const budgetNames: Readonly<Record<string, Capability>> = { messaging: 'message' };

/**
 * The cases of blows, each with its chance: every duty is on each host that can have it with the same chance, and on one at a time.
 * Blows that come to the same are computed once: also those of other clouds that `known` was used for, which may differ in what fails together.
 */
export function caser(
  arrangement: Arrangement,
  names: readonly string[],
  timers: Timers,
  known: Cases,
): (blow: Blow) => readonly Case[] {
  const { cloud, groups } = arrangement;
  const all = controllers(cloud).map(({ name }) => name);
  const holding = groups.find(({ service }) => service.id === 'addresses');
  const able = new Set(holding ? carriers(holding.view).map(({ host }) => host) : all);
  const kinds = kindsOf(arrangement);
  const alike = JSON.stringify([timers, names, [...kinds.values()]]);
  const mine = known.get(alike) ?? new Map<string, readonly Case[]>();
  known.set(alike, mine);
  const make = ({ fault, part, hosts }: Blow): Case[] => {
    const hit = new Set(hosts);
    const share = (of: readonly string[]) => of.filter((host) => hit.has(host)).length / Math.max(1, of.length);
    const [plain, carried] = [share(all), share([...able])];
    const cases: Case[] = [];
    for (const address of outcomes(carried))
      for (const writer of outcomes(plain))
        for (const leader of outcomes(plain)) {
          const dc: Chance = plain === 0 ? 'no' : plain === 1 ? 'yes' : 'maybe';
          const chances = { address: address.is, writer: writer.is, leader: leader.is, dc } satisfies Record<
            Duty,
            Chance
          >;
          const budgets = budgetsOfHit(
            arrangement,
            { fault, ...(part ? { part } : {}), target: hosts[0] ?? '', hosts, duties: chances, everything: false },
            (members) => members.filter(({ host }) => hit.has(host)).length,
          );
          cases.push({
            chance: address.chance * writer.chance * leader.chance,
            fences: address.is === 'yes' && budgets.some(({ stages }) => stages.some(({ kind }) => kind === 'fence')),
            lengths: new Map(names.map((name) => [name, lengthOf(name, budgets)])),
          });
        }
    return cases;
  };
  return (blow) => {
    const { fault, part, hosts } = blow;
    const key = [fault, part, ...hosts.map((host) => kinds.get(host)).sort()].join('\n');
    const cases = mine.get(key) ?? make(blow);
    mine.set(key, cases);
    return cases;
  };
}

function outcomes(share: number): { readonly is: Chance; readonly chance: number }[] {
  return [
    { is: 'yes' as const, chance: share },
    { is: 'no' as const, chance: 1 - share },
  ].filter(({ chance }) => chance > 0);
}

/** What decides how a blow to a host goes, as text: hosts that are alike have the same. */
function kindsOf({ cloud, groups }: Arrangement): ReadonlyMap<string, string> {
  const carried = new Map<string, string[]>();
  for (const { service, view } of groups)
    for (const { host } of view.members) carried.set(host, [...(carried.get(host) ?? []), service.id]);
  return new Map(
    cloud.hosts.map(({ name, fence, outlets, ip }) => {
      const strips = new Set(outlets.map(({ pdu }) => pdu)).size;
      return [name, JSON.stringify([fence, strips, Object.keys(ip).sort(), carried.get(name)])];
    }),
  );
}

/** A capability without a budget of its own waits as long as any. */
function lengthOf(name: string, budgets: readonly Budget[]): Length {
  const own = budgets.filter(({ capability }) => capability === (budgetNames[name] ?? name));
  const some = own.length > 0 ? own : budgets;
  const never = some.find((one) => one.never)?.never;
  return never ?? longest(some.map(({ length }) => length!));
}

/** Cases of one capability that come to the same, as one. */
export interface Way {
  readonly chance: number;
  readonly fences: boolean;
  /** Why only an operator ends it; absent where it ends by itself. */
  readonly endless?: ReturnType<typeof whyEndless>;
  readonly failover: boolean;
  /** Mean length in ms, where it ends by itself. */
  readonly mean: number;
}

/** The ways in which an incident may go for a capability. */
export function waysOf(cases: readonly Case[], capability: string): readonly Way[] {
  const known = ways.get(cases) ?? new Map<string, readonly Way[]>();
  ways.set(cases, known);
  const found = known.get(capability) ?? merged(cases.map((one) => wayOf(one, one.lengths.get(capability)!)));
  known.set(capability, found);
  return found;
}

/** Asked for by every plan that is tried. */
const ways = new WeakMap<readonly Case[], Map<string, readonly Way[]>>();

function wayOf({ chance, fences }: Case, length: Length): Way {
  if (isEndless(length)) return { chance, fences: false, endless: whyEndless(length), failover: false, mean: 0 };
  return { chance, fences, failover: isFailover(length), mean: meanOf(length) };
}

function merged(all: readonly Way[]): Way[] {
  const alike = new Map<string, Way>();
  for (const way of all) {
    const key = `${way.endless} ${way.fences} ${way.failover}`;
    const { chance, mean } = alike.get(key) ?? { chance: 0, mean: 0 };
    const sum = chance + way.chance;
    alike.set(key, { ...way, chance: sum, mean: (chance * mean + way.chance * way.mean) / sum });
  }
  return [...alike.values()];
}

/** Mean of the triangular distribution over a range, in ms: what is drawn when an interruption is simulated. */
function meanOf({ best, expected, worst }: Range): number {
  return (best + expected + worst) / 3;
}
