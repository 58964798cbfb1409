import { expect, test } from 'vitest';
import { outcomeOf, proofsOf } from './proofs.ts';
import type { JudgedRun } from './runs.ts';

const hour = 3_600_000;

/** A run that began so many hours after 1970; without a length it could not be told. */
function run(
  at: number,
  longest: number | undefined,
  more: { outcome?: 'fail' | 'unknown'; revision?: string; fault?: string } = {},
): JudgedRun {
  const { outcome = 'pass', revision = 'new', fault = 'host-off' } = more;
  return {
    directory: `runs/${at}`,
    run: {
      cloud: 'demo',
      revision,
      fault: { fault, target: 'vip-holder', class: 'host' },
      objectives: { interruption: { host: 8000 } },
      canaries: [{ canary: 'sign-in' }],
      startedAt: at * hour,
      endedAt: at * hour + 1,
    },
    verdict: {
      outcome,
      checks: [{ checker: 'interruption/sign-in', outcome: longest === undefined ? 'unknown' : outcome, reason: '' }],
      canaries: [{ canary: 'sign-in', longest: longest ?? 0, lost: 2 }],
    },
  };
}

test('median and worst of the runs that could tell, and how all of them ended', () => {
  const runs = [
    run(1, 4000),
    run(2, 9000, { outcome: 'fail' }),
    run(3, 5000),
    run(4, undefined, { outcome: 'unknown' }),
    run(5, 3000),
  ];
  expect(proofsOf(runs)).toEqual([
    {
      cloud: 'demo',
      fault: 'host-off@vip-holder',
      canary: 'sign-in',
      runs: 5,
      median: 4500,
      worst: 9000,
      lost: 8,
      objective: 8000,
      outcomes: { pass: 3, fail: 1, unknown: 1 },
      newest: { directory: 'runs/5', at: '1970-01-01T05:00:00.000Z', revision: 'new', outcome: 'pass' },
      elsewhere: 0,
    },
  ]);
});

test('proofs of another revision than the newest are counted as such', () => {
  const runs = [run(1, 4000, { revision: 'old', fault: 'crash' }), run(2, 1, { revision: 'old' }), run(3, 1)];
  expect(proofsOf(runs).map(({ fault, elsewhere }) => [fault, elsewhere])).toEqual([
    ['crash@vip-holder', 1],
    ['host-off@vip-holder', 1],
  ]);
});

test('the newest run of each fault decides; what cannot be read is unknown, and so is nothing', () => {
  const mended = [run(1, 9000, { outcome: 'fail' }), run(2, 4000)];
  expect(outcomeOf(mended, [])).toBe('pass');
  expect(outcomeOf([...mended, run(3, 1, { outcome: 'fail', fault: 'crash' })], [])).toBe('fail');
  expect(outcomeOf(mended, ['damaged'])).toBe('unknown');
  expect(outcomeOf([], [])).toBe('unknown');
});
