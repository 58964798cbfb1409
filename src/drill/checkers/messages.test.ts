import { expect, test } from 'vitest';
import { answers, history, struck } from '../../../test/helpers/drill-history.ts';
import type { CanaryRecord, Messages } from '../canaries/record.ts';
import type { RunInfo } from '../history.ts';
import { judgedBy } from './checker.ts';
import { messagesKept, messagesOf } from './messages.ts';

const well: Messages = {
  type: 'messages',
  at: struck + 58_000,
  confirmed: [
    [0, 19],
    [30, 129],
  ],
  delivered: [
    [0, 20],
    [30, 129],
  ],
  repeated: [[31, 32]],
};
const ended: CanaryRecord = { type: 'ended', at: struck + 59_000, requests: { message: 130 } };
const of = (told: CanaryRecord[], run: Partial<RunInfo> = {}) =>
  history({ records: [...answers('message', 4000), ...told, ended], run });
const outcome = (...args: Parameters<typeof of>) => judgedBy(messagesKept, of(...args)).outcome;

test('all that was confirmed arrived; twice, and unconfirmed, are allowed and counted', () => {
  expect(outcome([well])).toBe('pass');
  expect(messagesOf(of([well]))).toEqual({ confirmed: 120, lost: 0, repeated: 2, unconfirmedKept: 1 });
});

test('a confirmed message that never arrived fails, unless the cloud tolerates it', () => {
  const lost = { ...well, delivered: [[0, 128]] as const };
  expect(outcome([lost])).toBe('fail');
  expect(messagesOf(of([lost]))).toMatchObject({ lost: 1, unconfirmedKept: 10 });
  expect(outcome([lost], { objectives: { interruption: {}, dataLoss: 'tolerated' } })).toBe('pass');
});

test('unknown when the queue was not emptied, could not be, or answers are missing', () => {
  expect(outcome([])).toBe('unknown');
  expect(outcome([{ ...well, delivered: [], error: 'timed out' }])).toBe('unknown');
  const gaps = history({ records: [...answers('message', 4000).slice(1), well, ended] });
  expect(judgedBy(messagesKept, gaps).outcome).toBe('unknown');
});
