import type { AssumptionName, Cloud } from '../cloud/cloud.ts';
import { assumptionsFor } from './assumptions.ts';
import type { FaultSpec } from './fault.ts';
import { type Range, scaled, type Times, total } from './range.ts';
import type { Timers } from './timers.ts';

/** What users notice. Each is exercised by a canary of drills. */
export const capabilities = ['sign-in', 'validate-token', 'database-write', 'message'] as const;
export type Capability = (typeof capabilities)[number];

export type StageKind = 'detect' | 'decide' | 'fence' | 'take-over' | 'reconnect';

export type TimerName = keyof Timers;

/** A part of a stage's length, and what it comes from. `fixed`: written so, and no timer of ours. */
export type Term = { readonly length: Range } & (
  | { readonly timer: TimerName }
  | { readonly assumption: AssumptionName }
  | { readonly fixed: string }
);

/** A part of an interruption. Its name is that of a sentence in the catalogue. */
export interface Stage {
  readonly kind: StageKind;
  readonly service: string;
  readonly name: StageName;
  readonly length: Range;
  readonly terms: readonly Term[];
}

export type StageName =
  | 'token'
  | 'consensus'
  | 'transition'
  | 'transition-dc'
  | 'power-off'
  | 'bmc-given-up'
  | 'outlets-off'
  | 'address-start'
  | 'address-looked-for'
  | 'address-restored'
  | 'handed-over'
  | 'adverts-missed'
  | 'hears-too-few'
  | 'balancer-asked'
  | 'watchdog'
  | 'announced'
  | 'balancer-restarts'
  | 'writer-down'
  | 'writer-gone'
  | 'writer-hangs'
  | 'others-answer'
  | 'member-suspected'
  | 'member-left'
  | 'group-agrees'
  | 'leader-suspected'
  | 'leader-gone'
  | 'leader-elected'
  | 'broker-silent'
  | 'broker-connects'
  | 'cache-given-up'
  | 'member-restarts'
  | 'host-boots'
  | 'database-begins'
  | 'cluster-begins'
  | 'clients-return';

/** Why nothing helps until somebody does. */
export type NeverReason = 'no-other' | 'no-majority' | 'not-fenced' | 'switch-dead' | 'disk-alarm';

/** The ways back run side by side, but for the first, which all wait for, and the last, which waits for all. */
export const tracks = [
  'hosts',
  'address',
  'balancer',
  'apis',
  'database',
  'balancer-database',
  'queues',
  'brokers',
  'cache',
  'clients',
] as const;
export type Track = (typeof tracks)[number];

/** What a service adds to the way back of capabilities: stages in a row, after those of services that it needs. */
export interface Leg {
  readonly track: Track;
  readonly capabilities: readonly Capability[];
  readonly stages: readonly Stage[];
  /** It does not come back by itself. */
  readonly never?: NeverReason;
}

/** What one host at a time does, and users depend on. */
export const duties = ['address', 'writer', 'leader', 'dc'] as const;
export type Duty = (typeof duties)[number];

/** Whether a host that is hit has a duty. `maybe`: reckoned with, except at best. */
export type Chance = 'yes' | 'maybe' | 'no';

/** A fault, as far as it is known before it happens. */
export interface Hit extends FaultSpec {
  /** Those that the target may be: one of them, unless `all`. */
  readonly hosts: readonly string[];
  readonly duties: Readonly<Record<Duty, Chance>>;
  /** Every host of the cloud at once. */
  readonly everything: boolean;
}

/** A timer as it stands in a file that is rendered. */
export interface Setting {
  readonly timer: TimerName;
  readonly file: string;
  /** As written there. */
  readonly written: string;
}

/** `timing.ts` of a service. */
export interface ServiceTiming<View> {
  readonly settings: (view: View) => readonly Setting[];
  /** Expects that enough members are left to go on: who stands in, and when. */
  readonly legs: (view: View, hit: Hit) => readonly Leg[];
}

/** Makes terms and stages of one service. */
export function stagesOf(service: string, { cloud, timers }: { readonly cloud: Cloud; readonly timers: Timers }) {
  const assumed = assumptionsFor(cloud);
  const timer = (name: TimerName, times: Times = 1): Term => ({ timer: name, length: scaled(timers[name], times) });
  const assume = (assumption: AssumptionName, times: Times = 1): Term => ({
    assumption,
    length: scaled(assumed[assumption], times),
  });
  return {
    timer,
    assume,
    /** Pacemaker, told of what happened, begins to act on it. */
    decided: [timer('pacemakerTransition'), assume('transition')],
    /** A busy host keeps the daemon waiting: reckoned with at worst only. */
    busy: { assumption: 'stall', length: scaled(assumed.stall, [0, 0, 1]) } as Term,
    fixed: (written: string, length: Range): Term => ({ fixed: written, length }),
    stage: (kind: StageKind, name: StageName, ...terms: Term[]): Stage => ({
      kind,
      service,
      name,
      length: total(terms.map(({ length }) => length)),
      terms,
    }),
  };
}

/** The stages, where it is certain that they are passed through; with 0 at best, where it is not. */
export function perhaps(chance: Chance, stages: readonly Stage[]): Stage[] {
  if (chance === 'no') return [];
  if (chance === 'yes') return [...stages];
  const atBest = ({ length }: { readonly length: Range }) => ({ length: { ...length, best: 0 } });
  return stages.map((stage) => ({
    ...stage,
    ...atBest(stage),
    terms: stage.terms.map((term) => ({ ...term, ...atBest(term) })),
  }));
}

/** What a member of a service meets with. `silent`: it says nothing any more · `leaves`: it ends in order. */
export type Harm = 'silent' | 'leaves' | 'killed' | 'hangs';

/**
 * What a fault does to a member of `service` on a host that is hit, whose peers and clients reach it over `network`. Faults of another service
 * that cost the whole host are told by that service.
 */
export function harmTo(service: string, network: string, { fault, part }: FaultSpec): Harm | undefined {
  switch (fault) {
    case 'host-off':
    case 'power-loss':
    case 'split':
      return 'silent';
    case 'reboot':
      return 'leaves';
    case 'crash':
      return part === service ? 'killed' : undefined;
    case 'hang':
      return part === service ? 'hangs' : undefined;
    case 'address-removed':
    case 'disk-full':
      return undefined;
    default:
      return part === undefined || part === network ? 'silent' : undefined;
  }
}
