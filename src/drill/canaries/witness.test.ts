import { expect, test } from 'vitest';
import type { Clock } from '../../util/clock.ts';
import type { CanaryRecord } from './record.ts';
import { witness } from './witness.ts';

test('records when it woke too late, and nothing else', async () => {
  const ending = new AbortController();
  const naps = [50, 60, 450, 199, 50];
  let now = 0;
  const clock: Clock = {
    now: () => now,
    sleep: async () => {
      now += naps.shift()!;
      if (naps.length === 0) ending.abort();
    },
  };
  const records: CanaryRecord[] = [];
  await witness((record) => records.push(record), clock, ending.signal);
  expect(records).toEqual([{ type: 'stall', at: 560, ms: 450 }]);
});
