import { text } from '../../locale/text.ts';
import type { CanaryId } from '../canaries/config.ts';
import type { Ended } from '../canaries/record.ts';
import type { History } from '../history.ts';
import { reasonText } from '../reason.ts';
import { answersOf, type Checker, injectedAt, pass, unknown } from './checker.ts';

/** Was the drill carried out as planned? Else nothing it shows is a proof. Never fails: the cloud is not to blame. */
export const drillComplete: Checker = {
  id: 'drill-complete',
  check(history) {
    const words = text().checks.complete;
    const { ended, faultWindow, fault } = history.run;
    if (ended.as === 'interrupted') return unknown(words.interrupted);
    if (ended.as === 'baseline-not-healthy') return unknown(words.baseline(reasonText(ended.why)));
    if (ended.as === 'stopped') return unknown(reasonText(ended.why));
    if (faultWindow.tookAt === undefined) return unknown(words.noEffect(fault.fault));
    return pass(words.well);
  },
};

/** Throws when the canary's record has gaps: what is missing might be what matters. */
export function requireComplete(history: History, canary: CanaryId): void {
  const words = text().checks.complete;
  const ended = endedOf(history);
  const answers = answersOf(history, canary);
  const seqs = new Set(answers.map(({ seq }) => seq));
  const missing = (ended.requests[canary] ?? 0) - seqs.size;
  if (missing !== 0) throw new Error(words.gaps(missing, canary));
  const injected = injectedAt(history);
  if (!answers.some(({ done }) => done < injected)) throw new Error(words.nothingBefore(canary));
  if (!answers.some(({ scheduled }) => scheduled >= injected)) throw new Error(words.nothingAfter(canary));
}

/** The canary process's last record. Throws when it did not end as it should. */
export function endedOf({ records }: History): Ended {
  const ended = records.find((record): record is Ended => record.type === 'ended');
  if (!ended) throw new Error(text().checks.complete.noEnd);
  return ended;
}
