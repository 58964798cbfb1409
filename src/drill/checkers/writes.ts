import type { ReadBack } from '../canaries/record.ts';
import type { History } from '../history.ts';
import type { Writes } from '../verdict.ts';
import { answersOf, type Checker, fail, pass } from './checker.ts';
import { requireComplete } from './complete.ts';

/** Is every write that was acknowledged still there? */
export const writesKept: Checker = {
  id: 'writes-kept',
  check(history) {
    requireComplete(history, 'database-write');
    const { acknowledged, lost } = writesOf(history);
    if (lost === 0) return pass(`${acknowledged} acknowledged writes, none lost`);
    const said = `${lost} of ${acknowledged} acknowledged writes lost`;
    return history.run.objectives.dataLoss === 'none' ? fail(said) : pass(`${said}; the cloud tolerates data loss`);
  },
};

/** Acknowledged writes against the rows that were read back. Throws when they were not. */
export function writesOf(history: History): Writes {
  const readBack = history.records.find((record): record is ReadBack => record.type === 'read-back');
  if (!readBack) throw new Error('the writes were not read back');
  if (readBack.error !== undefined) throw new Error(`the writes could not be read back: ${readBack.error}`);
  const answers = answersOf(history, 'database-write');
  const isThere = (seq: number) => readBack.rows.some(([from, to]) => from <= seq && seq <= to);
  const acknowledged = answers.filter(({ outcome }) => outcome === 'ok');
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ seq }) => !isThere(seq)).length,
    unacknowledgedKept: answers.filter(({ outcome, seq }) => outcome !== 'ok' && isThere(seq)).length,
  };
}
