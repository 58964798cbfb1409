import { expect, test } from 'vitest';
import { answer, end, history, struck } from '../../../test/helpers/drill-history.ts';
import type { Answer, CanaryRecord } from '../canaries/record.ts';
import { judgedBy } from './checker.ts';
import { performanceBack, performanceOf } from './performance.ts';

/** Sign-ins each 500 ms from 9.8 s before to 54.7 s after the fault, answered after as long as told, in ms; undefined: refused. */
function signIns(wait: (at: number) => number | undefined): Answer[] {
  return Array.from({ length: 130 }, (_, seq) => {
    const at = seq * 500 - 9800;
    const ms = at < 0 ? 20 : wait(at);
    return answer('sign-in', seq, at, ms ?? 10, ms === undefined ? 'error' : 'ok');
  });
}

const of = (wait: (at: number) => number | undefined, more: CanaryRecord[] = []) =>
  history({ records: [...signIns(wait), ...more, end(130)] });
const outcome = (...args: Parameters<typeof of>) => judgedBy(performanceBack('sign-in'), of(...args)).outcome;
const back = (...args: Parameters<typeof of>) => performanceOf(of(...args), 'sign-in').back;

test('nobody feels the difference between 20 ms and 90 ms', () => {
  expect(
    performanceOf(
      of(() => 90),
      'sign-in',
    ),
  ).toEqual({ baseline: 20, limit: 120, back: 0 });
  expect(outcome(() => 90)).toBe('pass');
});

test('the time is that of the first prompt answer after which no window is slow', () => {
  expect(back((at) => (at < 4000 ? undefined : at < 20_000 ? 400 : 20))).toBe(20_220);
  // One slow answer of twenty is a hiccup.
  expect(back((at) => (at === 30_200 ? 400 : 20))).toBe(0);
  expect(back((at) => (at === 30_200 || at === 31_200 ? 400 : 20))).toBe(30_720);
});

test('a cloud that stays slow, or stays away, fails', () => {
  expect(outcome((at) => (at < 4000 ? undefined : 400))).toBe('fail');
  expect(outcome(() => undefined)).toBe('fail');
  expect(back(() => 400)).toBeUndefined();
});

test('a stall is not taken for slowness; one that hides half of the last window makes it unknown', () => {
  const slow = (from: number) => (at: number) => (at > from ? 400 : 20);
  const stall = (until: number, ms: number): CanaryRecord => ({ type: 'stall', at: struck + until, ms });
  expect(outcome(slow(52_000))).toBe('fail');
  expect(outcome(slow(52_000), [stall(55_500, 3400)])).toBe('pass');
  expect(outcome(slow(46_000), [stall(55_500, 9400)])).toBe('unknown');
});

test('unknown without a baseline, without a whole window after the fault, or with gaps', () => {
  const records = signIns(() => 20);
  const judged = (answers: Answer[]) =>
    judgedBy(performanceBack('sign-in'), history({ records: [...answers, end(answers.length)] })).outcome;
  expect(judged(records.filter(({ scheduled }) => scheduled >= struck))).toBe('unknown');
  expect(judged(records.slice(0, 35))).toBe('unknown');
  expect(judgedBy(performanceBack('sign-in'), history({ records: [...records.slice(1), end(130)] })).outcome).toBe(
    'unknown',
  );
});
