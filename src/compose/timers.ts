import type { Cloud, FaultClass } from '../cloud/cloud.ts';
import { assumptionsFor } from '../timing/assumptions.ts';
import type { Budget } from '../timing/budget.ts';
import { classOf, written } from '../timing/fault.ts';
import { type Candidate, type Solution, solve } from '../timing/solve.ts';
import { type Timers, timers as usual } from '../timing/timers.ts';
import { budgetsOf } from './budgets.ts';
import type { Arrangement, Group } from './compose.ts';
import { everyFault } from './faults.ts';
import { gather, inOrder } from './gather.ts';

/**
 * The timers of a cloud: the usual ones, or shorter where its objectives demand it and can be met so. Everything that is rendered takes them
 * from here.
 */
export function timersFor(cloud: Cloud): Timers {
  return solutionFor(cloud).timers;
}

/** The timers, and what they come to. Remembered for each cloud, which is asked for more than once. */
export function solutionFor(cloud: Cloud): Solution {
  const known = solutions.get(cloud);
  if (known) return known;
  const groups = inOrder(gather(cloud, () => '', usual)).map(([service, view]): Group => ({ service, view }));
  // A rehearsal runs with the timers of the cloud that it rehearses: what it proves is to hold there.
  const real = { ...cloud, rehearsal: false };
  const solution = solve(usual, assumptionsFor(real), cloud.objectives, candidatesOf({ cloud: real, groups }));
  solutions.set(cloud, solution);
  return solution;
}

const solutions = new WeakMap<Cloud, Solution>();

/** Every fault that the cloud is to bear, to be tried with any timers. */
function candidatesOf(arrangement: Arrangement): Candidate[] {
  let last: { readonly timers: Timers; readonly arrangement: Arrangement } | undefined;
  const at = (timers: Timers): Arrangement => {
    if (last?.timers !== timers) last = { timers, arrangement: withTimers(arrangement, timers) };
    return last!.arrangement;
  };
  return everyFault(arrangement).map((spec) => ({
    class: classOfFault(arrangement, spec),
    budgetsAt: (timers) => budgetsOf(at(timers), spec),
  }));
}

/** The budgets of one fault, and which objective they are held against. */
export interface Case {
  readonly fault: string;
  readonly class: FaultClass;
  readonly budgets: readonly Budget[];
}

/** The budgets of every fault, were the timers these. */
export function casesAt(arrangement: Arrangement, timers: Timers): Case[] {
  const at = withTimers(arrangement, timers);
  return everyFault(at).map((spec) => ({
    fault: written(spec),
    class: classOfFault(at, spec),
    budgets: budgetsOf(at, spec),
  }));
}

/** The same, were the timers these. */
export function withTimers({ cloud, groups }: Arrangement, timers: Timers): Arrangement {
  return { cloud, groups: groups.map(({ service, view }) => ({ service, view: { ...view, cloud, timers } })) };
}

/** Which objective a fault is held against. */
export function classOfFault({ groups }: Pick<Arrangement, 'groups'>, spec: Parameters<typeof classOf>[0]) {
  const services = Object.fromEntries(groups.flatMap(({ service: { id, faults } }) => (faults ? [[id, faults]] : [])));
  return classOf(spec, { services });
}
