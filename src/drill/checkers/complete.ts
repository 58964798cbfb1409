import type { CanaryId } from '../canaries/config.ts';
import type { Ended } from '../canaries/record.ts';
import type { History } from '../history.ts';
import { answersOf, type Checker, injectedAt, pass, unknown } from './checker.ts';

/** Was the drill carried out as planned? Else nothing it shows is a proof. Never fails: the cloud is not to blame. */
export const drillComplete: Checker = {
  id: 'drill-complete',
  check(history) {
    const { ended, faultWindow, fault } = history.run;
    if (ended.as === 'interrupted') return unknown('the drill was interrupted');
    if (ended.as === 'baseline-not-healthy') return unknown(`baseline not healthy: ${ended.why}`);
    if (ended.as === 'stopped') return unknown(ended.why);
    if (faultWindow.tookAt === undefined) return unknown(`${fault.fault} was never seen in effect`);
    return pass('every phase ran');
  },
};

/** Throws when the canary's record has gaps: what is missing might be what matters. */
export function requireComplete(history: History, canary: CanaryId): void {
  const ended = history.records.find((record): record is Ended => record.type === 'ended');
  if (!ended) throw new Error('the canary process did not end as it should: its record may be incomplete');
  const answers = answersOf(history, canary);
  const seqs = new Set(answers.map(({ seq }) => seq));
  const missing = (ended.requests[canary] ?? 0) - seqs.size;
  if (missing !== 0) throw new Error(`${missing} answers of ${canary} are missing from the record`);
  const injected = injectedAt(history);
  if (!answers.some(({ done }) => done < injected)) throw new Error(`${canary} recorded nothing before the fault`);
  if (!answers.some(({ scheduled }) => scheduled >= injected))
    throw new Error(`${canary} recorded nothing after the fault`);
}
