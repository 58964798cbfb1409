import { expect, test } from 'vitest';
import { failoversOf } from './failovers.ts';
import type { JudgedRun } from './runs.ts';

type Outcome = JudgedRun['verdict']['outcome'];
const drill = (longest: number, complete: Outcome = 'pass', name = 'host', cloud = 'demo'): JudgedRun => ({
  directory: '/runs/x',
  run: {
    cloud,
    revision: 'r',
    fault: { fault: 'host-off', target: 'vip-holder', class: name },
    objectives: { interruption: {} },
    canaries: [{ canary: 'sign-in' }],
    startedAt: 0,
    endedAt: 1,
  },
  verdict: {
    outcome: 'fail',
    checks: [{ checker: 'drill-complete', outcome: complete, reason: '' }],
    canaries: [{ canary: 'sign-in', longest, lost: 1 }],
  },
});

test('one that was slow came back by itself, one that had to be taken back did not', () => {
  expect(failoversOf([drill(0), drill(20_000), drill(60_000)], 'demo')).toEqual({ succeeded: 2, failed: 1 });
});

test('what was not carried out, total outages and other clouds tell nothing', () => {
  const runs = [drill(0, 'unknown'), drill(90_000, 'pass', 'total-outage'), drill(0, 'pass', 'host', 'other')];
  expect(failoversOf(runs, 'demo')).toEqual({ succeeded: 0, failed: 0 });
});
