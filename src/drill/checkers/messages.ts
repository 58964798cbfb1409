import { text } from '../../locale/text.ts';
import type { Messages } from '../canaries/record.ts';
import { contains, countOf } from '../canaries/spans.ts';
import type { History } from '../history.ts';
import type { MessageCounts } from '../verdict.ts';
import { type Checker, fail, pass } from './checker.ts';
import { requireComplete } from './complete.ts';

/** Did every message arrive that the broker promised to keep? Twice is allowed: a broker that is not sure sends again. */
export const messagesKept: Checker = {
  id: 'messages-kept',
  check(history) {
    const words = text().checks.messages;
    requireComplete(history, 'message');
    const { confirmed, lost, repeated } = messagesOf(history);
    if (lost === 0) return pass(words.kept(confirmed, repeated));
    const said = words.lost(lost, confirmed);
    return history.run.objectives.dataLoss === 'none' ? fail(said) : pass(words.tolerated(said));
  },
};

/** Confirmed messages against those that arrived. Throws when the queue could not be emptied. */
export function messagesOf({ records }: History): MessageCounts {
  const told = records.find((record): record is Messages => record.type === 'messages');
  if (!told) throw new Error(text().checks.messages.notRead);
  if (told.error !== undefined) throw new Error(text().checks.messages.unreadable(told.error));
  const { confirmed, delivered, repeated } = told;
  const arrived = confirmed
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter((seq) => contains(delivered, seq)).length;
  return {
    confirmed: countOf(confirmed),
    lost: countOf(confirmed) - arrived,
    repeated: countOf(repeated),
    unconfirmedKept: countOf(delivered) - arrived,
  };
}
