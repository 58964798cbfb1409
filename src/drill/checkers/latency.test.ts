import { expect, test } from 'vitest';
import { answer, struck } from '../../../test/helpers/drill-history.ts';
import { latencies } from './latency.ts';

test('percentiles are times that somebody waited, of good answers alone, each in the part it belongs to', () => {
  const before = Array.from({ length: 100 }, (_, seq) => answer('sign-in', seq, -60_000 + seq * 500, seq + 1));
  const underWay = answer('sign-in', 100, -300, 3000);
  const lost = answer('sign-in', 101, 500, 1, 'error');
  const after = [answer('sign-in', 102, 3000, 20), answer('sign-in', 103, 3500, 10)];
  expect(latencies([...before, underWay, lost, ...after], struck, struck + 2700)).toEqual({
    before: { answers: 100, p50: 50, p95: 95, p99: 99 },
    during: { answers: 1, p50: 3000, p95: 3000, p99: 3000 },
    after: { answers: 2, p50: 10, p95: 20, p99: 20 },
  });
});

test('nothing to settle: all that follows the fault is after it; never settled: nothing is', () => {
  const answers = [answer('sign-in', 0, 100, 7)];
  const seven = { answers: 1, p50: 7, p95: 7, p99: 7 };
  expect(latencies(answers, struck)).toEqual({ after: seven });
  expect(latencies(answers, struck, Number.POSITIVE_INFINITY)).toEqual({ during: seven });
});
