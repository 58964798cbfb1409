import type { Budget } from '../timing/budget.ts';
import type { Range } from '../timing/range.ts';
import type { NeverReason } from '../timing/recovery.ts';
import type { CanaryId } from './canaries/config.ts';

/** What the settings said before the fault: how long a canary would be interrupted, in ms, or why that would not end by itself. */
export interface Prediction {
  readonly canary: CanaryId;
  readonly length?: Range;
  readonly never?: NeverReason;
}

/** The part of budgets that a drill is held against. */
export function predictionsOf(budgets: readonly Budget[], canaries: readonly CanaryId[]): Prediction[] {
  return budgets
    .filter(({ capability }) => canaries.includes(capability))
    .map(({ capability: canary, length, never }) => ({
      canary,
      ...(length ? { length } : {}),
      ...(never ? { never } : {}),
    }));
}

/** Whether users waited longer than the settings allow at worst: then they, what they rest on, or the prediction is wrong. */
export function exceeds(longest: number, { length }: Pick<Prediction, 'length'>): boolean {
  return length !== undefined && longest > length.worst;
}
