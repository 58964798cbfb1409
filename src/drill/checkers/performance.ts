import { text } from '../../locale/text.ts';
import type { CanaryId } from '../canaries/config.ts';
import type { Answer } from '../canaries/record.ts';
import type { History } from '../history.ts';
import { answersOf, type Checker, fail, injectedAt, pass } from './checker.ts';
import { requireComplete } from './complete.ts';
import { nearestRank } from './latency.ts';
import { stallsOf, undisturbed } from './stalls.ts';

/**
 * What counts as before: answers whose 95th percentile over `windowMs` is at most `factor` times that of the baseline, or `floorMs` more
 * than it. From 3 ms to 7 ms nobody feels; up to 0.1 s, a thing answers at once (Nielsen 1993).
 */
const asBefore = { windowMs: 10_000, factor: 2, floorMs: 100 };
export const { windowMs } = asBefore;

/** What answers are held against, in ms: the baseline's 95th percentile, and what theirs may be. */
interface Standard {
  readonly baseline: number;
  readonly limit: number;
}

export interface Performance extends Standard {
  /** When it was as before for good, in ms since the injection: 0 when it always was, absent when it never was again. */
  readonly back?: number;
}

/** The standard that these answers set. Expects some. */
export function standardOf(before: readonly Answer[]): Standard {
  const baseline = percentile95(before);
  return { baseline, limit: Math.max(baseline * asBefore.factor, baseline + asBefore.floorMs) };
}

/** Do these answers meet the standard? */
export function isPrompt(answers: readonly Answer[], { limit }: Standard): boolean {
  return answers.length > 0 && percentile95(answers) <= limit;
}

/** Did the canary's answers become as prompt again as they were before the fault? There is no objective for when. */
export function performanceBack(canary: CanaryId): Checker {
  return {
    id: `performance/${canary}`,
    check(history) {
      const words = text().checks.performance;
      requireComplete(history, canary);
      const { baseline, limit, back } = performanceOf(history, canary);
      if (back === undefined) return fail(words.never(canary, baseline, limit));
      return pass(back === 0 ? words.always(canary, baseline, limit) : words.back(canary, back, baseline, limit));
    },
  };
}

/**
 * When windows of answers, from each answer on, were as before for good. What a stall of the canary process disturbed is left out. Throws
 * when there is too little left to tell: nothing before the fault, or no window that is whole and has half of its answers.
 */
export function performanceOf(history: History, canary: CanaryId): Performance {
  const words = text().checks.performance;
  const injected = injectedAt(history);
  const { settings, canaries } = history.run;
  const all = answersOf(history, canary);
  const seen = undisturbed(all, stallsOf(history)).sort((a, b) => a.scheduled - b.scheduled);
  const before = seen.filter(({ scheduled, done }) => scheduled >= injected - settings.baseline && done < injected);
  if (before.length === 0) throw new Error(words.noBaseline(canary));
  const standard = standardOf(before);
  const after = seen.filter(({ scheduled }) => scheduled >= injected);
  const { intervalMs } = canaries.find((one) => one.canary === canary)!;
  const end = Math.max(...all.map(({ scheduled }) => scheduled)) + intervalMs;
  const whole = after.filter(({ scheduled }) => scheduled + windowMs <= end);
  const windows = whole.map(({ scheduled: from }, index) => {
    const inside = after.slice(index).filter(({ scheduled }) => scheduled < from + windowMs);
    return { enough: inside.length * intervalMs * 2 >= windowMs, well: isPrompt(inside, standard) };
  });
  if (!windows.at(-1)?.enough) throw new Error(words.tooShort(canary));
  const last = windows.findLastIndex(({ well }) => !well);
  if (last === windows.length - 1) return standard;
  if (last < 0) return { ...standard, back: 0 };
  const first = after.slice(last + 1).find(({ outcome, ms }) => outcome === 'ok' && ms <= standard.limit)!;
  return { ...standard, back: first.done - injected };
}

/** Of how long was waited; one that was lost was waited for without end. */
function percentile95(answers: readonly Answer[]): number {
  const waits = answers
    .map(({ outcome, ms }) => (outcome === 'ok' ? ms : Number.POSITIVE_INFINITY))
    .sort((a, b) => a - b);
  return nearestRank(waits, 95);
}
