import { text } from '../../locale/text.ts';
import type { Answer } from '../canaries/record.ts';
import { type Reason, reason, reasonText } from '../reason.ts';
import { answersOf, type Checker, injectedAt, pass, unknown } from './checker.ts';
import { isDelayed } from './windows.ts';

/** Was all well for the whole baseline before the fault? Else what follows cannot be blamed on it. Never fails: the fault is what is judged. */
export const baselineHealthy: Checker = {
  id: 'baseline',
  check(history) {
    const injected = injectedAt(history);
    const { canaries, settings } = history.run;
    const from = injected - settings.baseline;
    const answers = canaries
      .flatMap(({ canary }) => answersOf(history, canary))
      .filter(({ scheduled, done }) => scheduled >= from && done < injected);
    const why = notHealthy(answers, settings.delayedOver);
    return why ? unknown(reasonText(why)) : pass(text().checks.baseline(answers.length));
  },
};

/** Why these answers are not those of a healthy cloud; undefined when they are. */
export function notHealthy(answers: readonly Answer[], delayedOver: number): Reason | undefined {
  const bad = answers.filter((answer) => answer.outcome !== 'ok' || isDelayed(answer, delayedOver));
  const [first] = bad;
  if (!first) return undefined;
  const { canary, outcome, ms, error } = first;
  return outcome === 'ok'
    ? reason('slow', bad.length, answers.length, canary, Math.round(ms))
    : reason('bad', bad.length, answers.length, canary, error ?? outcome);
}
