import type { FaultClass, Objectives } from '../cloud/cloud.ts';
import { howMany } from '../util/bisect.ts';
import type { Assumptions } from './assumptions.ts';
import type { Budget } from './budget.ts';
import { type Lever, levers, withLevers } from './levers.ts';
import type { Timers } from './timers.ts';

/** A fault of a cloud, and its budgets with any timers. */
export interface Candidate {
  readonly class: FaultClass;
  readonly budgetsAt: (timers: Timers) => readonly Budget[];
}

export interface Solution {
  readonly timers: Timers;
  /** As short as the assumptions allow: what no timer can shorten is what remains. */
  readonly shortest: Timers;
  /** Classes whose objective the timers meet even at worst, for each fault that ends by itself. */
  readonly met: Readonly<Partial<Record<FaultClass, boolean>>>;
}

/** Between the shortest value of a timer and its usual one. */
const steps = 20;

/**
 * From objectives to timers. The usual ones stay wherever they do: a shorter one takes a busy member for a dead one sooner. Where the worst
 * case of a capability after a fault exceeds the objective, the timers on its way are shortened together, no further than needed; and not at
 * all where even the shortest would not do, for then they would cost and not keep the promise. A fault that no timer can help, such as one
 * that takes a slow power strip, takes nothing from the others of its class. Faults that nobody but an operator ends are none of a timer's.
 */
export function solve(
  usual: Timers,
  assumed: Assumptions,
  { interruption }: Pick<Objectives, 'interruption'>,
  candidates: readonly Candidate[],
): Solution {
  const asUsual = bounded(levers, assumed, usual, 1);
  const base = withLevers(usual, asUsual);
  const found: Partial<Timers>[] = [];
  const met: Partial<Record<FaultClass, boolean>> = {};
  for (const [name, objective] of Object.entries(interruption) as [FaultClass, number][]) {
    const isLate = ({ length }: Budget) => length !== undefined && length.worst > objective;
    // Shorter timers lengthen nothing: who is in time stays so.
    const late = candidates
      .filter((candidate) => candidate.class === name)
      .flatMap((candidate) =>
        candidate
          .budgetsAt(base)
          .filter(isLate)
          .map((budget) => ({ candidate, budget })),
      );
    const inTime = (values: Partial<Timers>): ((one: Late) => boolean) => {
      const timers = withLevers(usual, { ...asUsual, ...values });
      return ({ candidate, budget: { capability } }) =>
        !candidate.budgetsAt(timers).some((budget) => budget.capability === capability && isLate(budget));
    };
    const helped = late.filter(inTime(bounded(leversOf(late), assumed, usual, 0)));
    met[name] = helped.length === late.length;
    if (helped.length === 0) continue;
    const concerned = leversOf(helped);
    const at = (step: number) => bounded(concerned, assumed, usual, step / steps);
    found.push(at(largest((step) => helped.every(inTime(at(step))))));
  }
  return {
    timers: withLevers(usual, found.reduce(shorter, asUsual)),
    shortest: withLevers(usual, bounded(levers, assumed, usual, 0)),
    met,
  };
}

/** A capability that comes back too late after a fault. */
interface Late {
  readonly candidate: Candidate;
  readonly budget: Budget;
}

/** Levers of timers that have a part in any stage. */
function leversOf(late: readonly Late[]): Lever[] {
  const terms = late.flatMap(({ budget: { stages } }) => stages.flatMap((stage) => stage.terms));
  const used = new Set<string>(terms.flatMap((term) => ('timer' in term ? [term.timer] : [])));
  return levers.filter(({ timer, leads }) => [timer, ...leads].some((one) => used.has(one)));
}

/** `share` 0: as short as can be · 1: as usual. Longer than usual where the assumptions demand it. */
function bounded(some: readonly Lever[], assumed: Assumptions, usual: Timers, share: number): Partial<Timers> {
  return Object.fromEntries(
    some.map(({ timer, floor, step }) => {
      const low = Math.ceil(floor(assumed) / step) * step;
      const between = low + Math.max(0, usual[timer] - low) * share;
      return [timer, share === 1 ? Math.max(low, usual[timer]) : Math.max(low, Math.floor(between / step) * step)];
    }),
  );
}

/** The largest number of steps at which it is so. Expects that it is so at 0, and no more once it is not. */
function largest(isSo: (step: number) => boolean): number {
  return howMany(steps, isSo) - 1;
}

function shorter(one: Partial<Timers>, other: Partial<Timers>): Partial<Timers> {
  const both = { ...one, ...other } as Record<keyof Timers, number>;
  for (const [name, value] of Object.entries(one))
    both[name as keyof Timers] = Math.min(value, both[name as keyof Timers]);
  return both;
}
