import type { DrillEvent } from '../event.ts';
import type { History } from '../history.ts';
import { answersOf, type Checker, fail, injectedAt, pass, unknown } from './checker.ts';
import { isDelayed } from './windows.ts';

/** Did the drill leave the cloud as whole as it found it: nothing amiss at the last look, and canaries well to the end? */
export const healed: Checker = {
  id: 'healed',
  check(history) {
    injectedAt(history);
    if (history.run.faultWindow.healedAt === undefined) return fail('the fault is not healed');
    if (history.run.ended.as !== 'complete') return unknown('nobody waited until all was well');
    const last = history.events.filter((event) => event.type === 'look' || isBlindLook(event)).at(-1);
    if (last?.type === 'unseen') return unknown(`the last look failed: ${last.error}`);
    if (last?.type !== 'look') return unknown('nobody looked');
    if (last.conditions.length > 0) {
      const amiss = last.conditions.map(({ code, host }) => (host ? `${code} on ${host}` : code));
      return fail(`still amiss at the end: ${amiss.join(', ')}`);
    }
    const bad = badToTheEnd(history);
    return bad === 0
      ? pass('nothing amiss at the last look, canaries well')
      : fail(`${bad} requests not answered well at the end`);
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
