import { expect, test } from 'vitest';
import { answer, struck } from '../../test/helpers/drill-history.ts';
import { liveAnswers } from './live.ts';

/** Sign-ins each 500 ms from 10 s before the fault, answered after as long as told, in ms. */
function after(seconds: number, wait: (at: number) => number) {
  const live = liveAnswers(['sign-in'], 1000, () => struck);
  for (let at = -10_000; at < seconds * 1000; at += 500) live.add(answer('sign-in', at, at, at < 0 ? 20 : wait(at)));
  return live.amiss(10_000, struck + seconds * 1000) === undefined;
}

test('a cloud is well when it has been as prompt as before for long enough', () => {
  expect(after(30, () => 90)).toBe(true);
  expect(after(30, () => 400)).toBe(false);
  expect(after(30, (at) => (at < 22_000 ? 400 : 20))).toBe(false);
  expect(after(30, (at) => (at < 20_000 ? 400 : 20))).toBe(true);
});

test('a cloud is not well yet where one more late answer would undo it', () => {
  expect(after(30, (at) => (at === 25_000 ? 400 : 20))).toBe(false);
  expect(after(36, (at) => (at === 25_000 ? 400 : 20))).toBe(true);
  // Late for anybody, however few.
  expect(after(36, (at) => (at === 25_000 ? 1400 : 20))).toBe(false);
});

test('what was late because the canary process did not run says nothing of the cloud', () => {
  const live = liveAnswers(['sign-in'], 1000, () => struck);
  for (let at = -10_000; at < 30_000; at += 500) live.add(answer('sign-in', at, at, at < 22_000 ? 20 : 400));
  const now = struck + 30_000;
  expect(live.amiss(10_000, now)).toEqual({ canary: 'sign-in', is: 'slow' });
  live.stalled({ type: 'stall', at: now, ms: 8000 });
  expect(live.amiss(10_000, now)).toBeUndefined();
});
