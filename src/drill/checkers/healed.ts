import { text } from '../../locale/text.ts';
import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import { answersOf, type Checker, fail, injectedAt, pass, unknown } from './checker.ts';
import { isDelayed } from './windows.ts';

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
    const bad = badToTheEnd(history);
    return bad === 0 ? pass(words.well) : fail(words.bad(bad));
  },
};

function isBlindLook(event: DrillEvent): boolean {
  return event.type === 'unseen' && event.what === 'look';
}

/** Requests of the last `wellFor` ms of each canary that were not answered well. */
function badToTheEnd(history: History): number {
  const { canaries, settings } = history.run;
  return canaries.flatMap(({ canary }) => {
    const answers = answersOf(history, canary);
    const end = Math.max(...answers.map(({ scheduled }) => scheduled));
    return answers.filter(
      (answer) =>
        answer.scheduled > end - settings.wellFor &&
        (answer.outcome !== 'ok' || isDelayed(answer, settings.delayedOver)),
    );
  }).length;
}
