import { expect, test } from 'vitest';
import type { Clock } from '../../util/clock.ts';
import { systemClock } from '../../util/clock.ts';
import { type Attempt, openLoop } from './open-loop.ts';
import type { Answer } from './record.ts';

function loop(
  send: (seq: number) => Promise<Attempt>,
  signal: AbortSignal,
  clock: Clock = systemClock,
  answers: Answer[] = [],
) {
  const emit = (record: unknown) => void answers.push(record as Answer);
  return { answers, ended: openLoop({ canary: 'sign-in', intervalMs: 20, send, emit, clock, signal }) };
}

test('a slow answer does not delay the next request', async () => {
  const ending = new AbortController();
  const slow = async (seq: number): Promise<Attempt> => {
    if (seq === 0) await systemClock.sleep(300);
    if (seq === 10) ending.abort();
    return { outcome: 'ok' };
  };
  const { answers, ended } = loop(slow, ending.signal);
  expect(await ended).toBe(11);
  expect(answers.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0]);
  const byDue = answers.sort((a, b) => a.seq - b.seq);
  expect(byDue[10]!.scheduled - byDue[0]!.scheduled).toBeCloseTo(200, 6);
  expect(byDue[0]!.ms).toBeGreaterThanOrEqual(299);
  expect(byDue[5]!.ms).toBeLessThan(200);
});

test('what was due during a stall is sent at once, under the time at which it was due', async () => {
  const ending = new AbortController();
  let now = 1000;
  const clock: Clock = {
    now: () => now,
    sleep: async (ms) => {
      // The process did not run for 100 ms when it wanted to sleep for 20.
      now += now === 1040 ? 100 : ms;
      if (now >= 1200) ending.abort();
    },
  };
  const { answers, ended } = loop(async () => ({ outcome: 'ok' }), ending.signal, clock);
  await ended;
  expect(answers.map(({ scheduled, sent }) => [scheduled, sent])).toEqual([
    [1000, 1000],
    [1020, 1020],
    [1040, 1040],
    [1060, 1140],
    [1080, 1140],
    [1100, 1140],
    [1120, 1140],
    [1140, 1140],
    [1160, 1160],
    [1180, 1180],
  ]);
});

test('ends only when the last answer is in', async () => {
  const ending = new AbortController();
  const slow = async (): Promise<Attempt> => {
    ending.abort();
    await systemClock.sleep(50);
    return { outcome: 'timeout' };
  };
  const { answers, ended } = loop(slow, ending.signal);
  expect(await ended).toBe(answers.length);
  expect(answers[0]).toMatchObject({ outcome: 'timeout', canary: 'sign-in', seq: 0 });
});
