import type { Answer, Stall } from '../canaries/record.ts';
import type { History } from '../history.ts';
import type { Window } from './windows.ts';

/** When the canary process did not run, oldest first. */
export function stallsOf({ records }: History): Required<Window>[] {
  return records.filter((record): record is Stall => record.type === 'stall').map(windowOf);
}

export function windowOf({ at, ms }: Stall): Required<Window> {
  return { from: at - ms, until: at };
}

/** Those that were not under way while the canary process stalled: others say nothing of the cloud. */
export function undisturbed(answers: readonly Answer[], stalls: readonly Required<Window>[]): Answer[] {
  return answers.filter(({ scheduled, done }) => !stalls.some(({ from, until }) => scheduled < until && done > from));
}

/** Milliseconds of the window during which the canary process did not run. */
export function stalledWithin(history: History, { from, until = history.run.endedAt }: Window): number {
  return stallsOf(history)
    .map((stall) => Math.max(0, Math.min(stall.until, until) - Math.max(stall.from, from)))
    .reduce((sum, ms) => sum + ms, 0);
}
