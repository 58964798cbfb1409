import { text } from '../../locale/text.ts';
import type { ReadBack } from '../canaries/record.ts';
import { contains } from '../canaries/spans.ts';
import type { History } from '../history.ts';
import type { Writes } from '../verdict.ts';
import { answersOf, type Checker, fail, pass } from './checker.ts';
import { requireComplete } from './complete.ts';

/** Is every write that was acknowledged still there? */
export const writesKept: Checker = {
  id: 'writes-kept',
  check(history) {
    const words = text().checks.writes;
    requireComplete(history, 'database-write');
    const { acknowledged, lost } = writesOf(history);
    if (lost === 0) return pass(words.kept(acknowledged));
    const said = words.lost(lost, acknowledged);
    return history.run.objectives.dataLoss === 'none' ? fail(said) : pass(words.tolerated(said));
  },
};

/** Acknowledged writes against the rows that were read back. Throws when they were not. */
export function writesOf(history: History): Writes {
  const readBack = history.records.find((record): record is ReadBack => record.type === 'read-back');
  if (!readBack) throw new Error(text().checks.writes.notRead);
  if (readBack.error !== undefined) throw new Error(text().checks.writes.unreadable(readBack.error));
  const answers = answersOf(history, 'database-write');
  const isThere = (seq: number) => contains(readBack.rows, seq);
  const acknowledged = answers.filter(({ outcome }) => outcome === 'ok');
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ seq }) => !isThere(seq)).length,
    unacknowledgedKept: answers.filter(({ outcome, seq }) => outcome !== 'ok' && isThere(seq)).length,
  };
}
