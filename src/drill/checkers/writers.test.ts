import { expect, test } from 'vitest';
import { answer, history } from '../../../test/helpers/drill-history.ts';
import type { Answer, CanaryRecord } from '../canaries/record.ts';
import { judgedBy } from './checker.ts';
import { singleWriter, writersOf } from './writers.ts';

/** A write each 125 ms from 1 s before to 9 s after the fault, by whom is told, or by nobody. */
function writes(by: (at: number) => string | undefined, ms = 10): Answer[] {
  return Array.from({ length: 80 }, (_, seq) => {
    const at = seq * 125 - 1000;
    const server = by(at);
    return { ...answer('database-write', seq, at, ms, server ? 'ok' : 'error'), server: server ?? 'nobody' };
  });
}

const of = (records: CanaryRecord[], requests = 80) =>
  history({ records: [...records, { type: 'ended', at: 0, requests: { 'database-write': requests } }] });
const judged = (...args: Parameters<typeof of>) => judgedBy(singleWriter, of(...args));

test('one hand-over is as it should be', () => {
  const records = writes((at) => (at < 0 ? 'ctl3' : at < 3000 ? undefined : 'ctl2'));
  expect(judged(records)).toMatchObject({ outcome: 'pass', reason: expect.stringContaining('1 hand-over') });
  expect(writersOf(of(records))).toEqual([
    { on: 'ctl3', from: -990, until: -115 },
    { on: 'ctl2', from: 3010, until: 8885 },
  ]);
});

test('two members that take turns faster than a hand-over are two writers', () => {
  expect(judged(writes((at) => (at < 2000 || at % 500 === 0 ? 'ctl3' : 'ctl2')))).toMatchObject({
    outcome: 'fail',
    reason: expect.stringContaining('ctl2 and ctl3'),
  });
});

test('two hand-overs that took their time are two hand-overs', () => {
  const records = writes((at) => (at < 2000 || at >= 4000 ? 'ctl3' : 'ctl2'));
  expect(judged(records)).toMatchObject({ outcome: 'pass', reason: expect.stringContaining('2 hand-overs') });
});

test('writes under way at once prove nothing: the order of slow answers is not that of the writes', () => {
  const records = writes((at) => (at % 250 === 0 ? 'ctl3' : 'ctl2'), 900);
  expect(judged(records).outcome).toBe('pass');
});

test('unknown when nobody tells who wrote, or answers are missing', () => {
  const untold = writes(() => 'ctl3').map(({ server: _, ...one }) => one);
  expect(judged(untold).outcome).toBe('unknown');
  expect(
    judged(
      writes(() => 'ctl3'),
      81,
    ).outcome,
  ).toBe('unknown');
});
