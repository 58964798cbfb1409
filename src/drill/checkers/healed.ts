import { text } from '../../locale/text.ts';
import type { Answer } from '../canaries/record.ts';
import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import { answersOf, type Checker, fail, injectedAt, pass, unknown } from './checker.ts';

/** Did the drill leave the cloud as whole as it found it: nothing amiss at the last look, and canaries well to the end? */
export const healed: Checker = {
  id: 'healed',
  check(history) {
    const words = text().checks.healed;
    injectedAt(history);
    if (history.run.faultWindow.healedAt === undefined) return fail(words.not);
    if (history.run.ended.as !== 'complete') return unknown(words.notAwaited);
    const last = history.events.filter((event) => event.type === 'look' || isBlindLook(event)).at(-1);
    if (last?.type === 'unseen') return unknown(words.lookFailed(last.error));
    if (last?.type !== 'look') return unknown(words.unlooked);
    if (last.conditions.length > 0) return fail(words.amiss(last.conditions));
    const bad = failedAtTheEnd(history);
    return bad.length === 0 ? pass(words.well) : fail(words.bad(bad.length, describe(bad[0]!)));
  },
};

function isBlindLook(event: DrillEvent): boolean {
  return event.type === 'unseen' && event.what === 'look';
}

/**
 * Requests of the last `wellFor` ms that failed. Those that were answered, but late, are `performance`'s business. The end is that of all
 * canaries: the drill ends as soon as nothing failed for so long, and a canary that asks seldom had its last request some time before.
 */
function failedAtTheEnd(history: History): Answer[] {
  const { canaries, settings } = history.run;
  const answers = canaries.flatMap(({ canary }) => answersOf(history, canary));
  const end = answers.reduce((last, { done }) => Math.max(last, done), 0);
  return answers.filter(({ outcome, scheduled }) => outcome !== 'ok' && scheduled > end - settings.wellFor);
}

function describe({ canary, outcome, error }: Answer): string {
  return `${canary} ${error ?? outcome}`;
}
