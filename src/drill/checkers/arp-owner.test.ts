import { expect, test } from 'vitest';
import { end, history, struck } from '../../../test/helpers/drill-history.ts';
import type { CanaryRecord } from '../canaries/record.ts';
import { arpOwner, ownersOf } from './arp-owner.ts';
import { judgedBy } from './checker.ts';

const macs: Record<string, string> = { ctl1: '02:00:71:00:01:00', ctl2: '02:00:71:00:02:00' };

/** Answers each 250 ms from 2 s before to 10 s after the fault, of those told. */
function replies(who: (at: number) => readonly string[]): CanaryRecord[] {
  return Array.from({ length: 48 }, (_, index) => index * 250 - 2000).flatMap((at) =>
    who(at).map((host, index): CanaryRecord => {
      return { type: 'owner', at: struck + at + index, address: 'internal', mac: macs[host]!, host };
    }),
  );
}

const moved = (at: number) => (at < 0 ? ['ctl1'] : at < 3000 ? [] : ['ctl2']);
const of = (records: CanaryRecord[], last: CanaryRecord[] = [end(0)]) => history({ records: [...records, ...last] });
const judged = (...args: Parameters<typeof of>) => judgedBy(arpOwner('internal'), of(...args));

test('an address that moves has one owner at a time, and nobody for a while', () => {
  expect(judged(replies(moved))).toMatchObject({ outcome: 'pass', reason: expect.stringContaining('3.3 s') });
  expect(ownersOf(of(replies(moved)), 'internal')).toEqual({
    address: 'internal',
    turns: [
      { on: 'ctl1', from: -2000, until: -250 },
      { on: 'ctl2', from: 3000, until: 9750 },
    ],
    silent: 3250,
  });
  expect(ownersOf(of(replies(() => ['ctl1'])), 'internal').silent).toBe(0);
});

test('two hosts that answer the same requests are two owners', () => {
  const both = replies((at) => (at < 1000 ? ['ctl1'] : at < 2000 ? ['ctl1', 'ctl2'] : ['ctl2']));
  expect(judged(both)).toMatchObject({ outcome: 'fail', reason: expect.stringContaining('ctl1 and ctl2') });
  expect(ownersOf(of(both), 'internal').turns).toEqual([
    { on: 'ctl1', from: -2000, until: 1750 },
    { on: 'ctl2', from: 1001, until: 9750 },
  ]);
});

test('so are two that take turns, and one whose card nobody knows', () => {
  expect(judged(replies((at) => [at % 500 === 0 ? 'ctl1' : 'ctl2'])).outcome).toBe('fail');
  const stranger: CanaryRecord = { type: 'owner', at: struck + 5010, address: 'internal', mac: '02:00:00:00:00:01' };
  const records = replies(() => ['ctl1']);
  expect(judged(records.toSpliced(29, 0, stranger))).toMatchObject({
    outcome: 'fail',
    reason: expect.stringContaining('02:00:00:00:00:01'),
  });
});

test('both answering the last request of one is a move, perhaps', () => {
  const both = replies((at) => (at < 1000 ? ['ctl1'] : at === 1000 ? ['ctl1', 'ctl2'] : ['ctl2']));
  expect(judged(both).outcome).toBe('unknown');
});

test('what a stall may have pressed together is unknown', () => {
  const there = replies((at) => (at >= 1000 && at < 1250 ? ['ctl2'] : ['ctl1']));
  expect(judged(there).outcome).toBe('fail');
  expect(judged(there, [{ type: 'stall', at: struck + 1400, ms: 300 }, end(0)]).outcome).toBe('unknown');
});

test('unknown when nobody asked to the end, or nobody answered', () => {
  expect(judged([])).toMatchObject({ outcome: 'unknown' });
  expect(judged(replies((at) => (at < 0 ? ['ctl1'] : []))).outcome).toBe('unknown');
  expect(judged(replies((at) => (at < 0 ? [] : ['ctl1']))).outcome).toBe('unknown');
  expect(judged(replies(moved), []).outcome).toBe('unknown');
  const unseen: CanaryRecord = { type: 'owner-unseen', at: struck, address: 'internal', error: 'killed' };
  expect(judged([...replies(moved), unseen]).outcome).toBe('unknown');
});
