import type { FaultClass } from '../cloud/cloud.ts';
import { budgetsOf } from '../compose/budgets.ts';
import type { Arrangement } from '../compose/compose.ts';
import { type Case, casesAt, classOfFault, solutionFor, withTimers } from '../compose/timers.ts';
import type { Budget } from '../timing/budget.ts';
import { type FalseAlarms, falseAlarms } from '../timing/false-alarms.ts';
import { type FaultSpec, written } from '../timing/fault.ts';
import type { Range } from '../timing/range.ts';
import type { Capability, NeverReason, Setting, StageName, TimerName } from '../timing/recovery.ts';
import { type Timers, timers as usual } from '../timing/timers.ts';

/** `met`: even at worst · `mostly`: as a rule, not at worst · `missed`: not even as a rule · `never`: nobody but an operator ends it. */
export type Kept = 'met' | 'mostly' | 'missed' | 'never' | 'none';

export interface JudgedBudget extends Budget {
  readonly promise: Kept;
  /** With the shortest timers that the assumptions allow, where the promise is not kept at worst. */
  readonly shortest?: Range;
}

/** What a fault does to users, before it happens. Durations are milliseconds. */
export interface WhatIf {
  /** As it is asked for: FAULT@TARGET. */
  readonly fault: string;
  readonly class: FaultClass;
  readonly objective?: number;
  readonly budgets: readonly JudgedBudget[];
}

/** An objective that no timers can meet. */
export interface Impossible {
  readonly class: FaultClass;
  readonly objective: number;
  readonly fault: string;
  readonly capability: Capability;
  /** With the shortest timers; absent where it does not end by itself. */
  readonly shortest?: Range;
  readonly never?: NeverReason;
  /** What takes most of it, at worst. */
  readonly eats?: { readonly stage: StageName; readonly worst: number };
}

/** What the timers are, what they cost, and what they cannot do. */
export interface TimersTold {
  readonly now: Timers;
  /** Timers that the objectives, or the assumptions, made other than usual. */
  readonly changed: Readonly<Partial<Record<TimerName, { readonly usual: number; readonly now: number }>>>;
  /** A year: of the timers in effect, of the usual ones, and of the shortest. */
  readonly falseAlarms: { readonly now: FalseAlarms; readonly usual: FalseAlarms; readonly shortest: FalseAlarms };
  /** Where each timer stands. */
  readonly settings: readonly Setting[];
  readonly impossible: readonly Impossible[];
}

/** The budgets of one fault, held against the objective of its class. */
export function whatIf(arrangement: Arrangement, spec: FaultSpec): WhatIf {
  const name = classOfFault(arrangement, spec);
  const objective = arrangement.cloud.objectives.interruption[name];
  const least = budgetsOf(withTimers(arrangement, solutionFor(arrangement.cloud).shortest), spec);
  return {
    fault: written(spec),
    class: name,
    ...(objective === undefined ? {} : { objective }),
    budgets: budgetsOf(arrangement, spec).map((budget, index): JudgedBudget => {
      const promise = promiseOf(budget, objective);
      const shortest = promise === 'mostly' || promise === 'missed' ? least[index]!.length : undefined;
      return { ...budget, promise, ...(shortest ? { shortest } : {}) };
    }),
  };
}

function promiseOf({ length }: Budget, objective: number | undefined): Kept {
  if (!length) return 'never';
  if (objective === undefined) return 'none';
  if (length.worst <= objective) return 'met';
  return length.expected <= objective ? 'mostly' : 'missed';
}

/** The timers in effect, and which objectives no timers can meet, as a rule, with the shortest that the assumptions allow. */
export function timersTold(arrangement: Arrangement): TimersTold {
  const { cloud, groups } = arrangement;
  const { timers, shortest } = solutionFor(cloud);
  const names = Object.keys(usual) as TimerName[];
  const members = Math.max(
    1,
    ...groups.filter(({ service }) => service.id === 'galera').map(({ view }) => view.members.length),
  );
  const alarms = (set: Timers) => falseAlarms(set, members, cloud.architecture.addresses);
  return {
    now: timers,
    changed: Object.fromEntries(
      names
        .filter((name) => timers[name] !== usual[name])
        .map((name) => [name, { usual: usual[name], now: timers[name] }]),
    ),
    falseAlarms: { now: alarms(timers), usual: alarms(usual), shortest: alarms(shortest) },
    settings: groups.flatMap(({ service, view }) => service.timing?.settings(view) ?? []),
    impossible: casesAt(arrangement, shortest).flatMap((one) =>
      impossibleIn(one, cloud.objectives.interruption[one.class]),
    ),
  };
}

/** The worst of a fault's budgets that cannot meet the objective as a rule. */
function impossibleIn({ fault, class: name, budgets }: Case, objective: number | undefined): Impossible[] {
  if (objective === undefined) return [];
  const late = budgets.filter(({ length }) => !length || length.expected > objective);
  const [worst] = late.toSorted(
    (one, other) => (other.length?.expected ?? Infinity) - (one.length?.expected ?? Infinity),
  );
  if (!worst) return [];
  const { capability, length, never, eats } = worst;
  return [
    {
      class: name,
      objective,
      fault,
      capability,
      ...(length ? { shortest: length } : {}),
      ...(never ? { never } : {}),
      ...(eats ? { eats: { stage: eats.name, worst: eats.length.worst } } : {}),
    },
  ];
}
