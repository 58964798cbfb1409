import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { arrange } from '../compose/compose.ts';
import { range } from '../timing/range.ts';
import { timers } from '../timing/timers.ts';
import { orderFindings, timingFindings } from './timing.ts';

const cloud = threeControllers();
const findings = (change: Partial<Cloud>) => timingFindings(arrange({ ...cloud, ...change }));
const codes = (change: Partial<Cloud>) => findings(change).map(({ code }) => code);
const promised = (interruption: Cloud['objectives']['interruption']) => ({
  objectives: { ...cloud.objectives, interruption },
});
const keepalived = { architecture: { ...cloud.architecture, addresses: 'keepalived' } } as const;

test('the usual timers contradict nothing; one that does is named with its figures', () => {
  expect(orderFindings(timers)).toEqual([]);
  const [finding] = orderFindings({ ...timers, haproxyCheck: 2000 });
  expect(finding).toMatchObject({ code: 'TIMER_ORDER', severity: 'warning' });
  expect(finding!.what).toContain('haproxyCheck 2 s');
});

test('an objective is told of once, at its place, by the fault that misses it most', () => {
  const [unreachable, ...others] = findings({ ...promised({ host: 4000 }), ...keepalived });
  expect(unreachable).toMatchObject({
    code: 'OBJECTIVE_UNREACHABLE',
    severity: 'warning',
    at: ['objectives', 'interruption', 'host'],
  });
  expect(others).toEqual([]);
  expect(codes({ ...promised({ host: 9000 }), ...keepalived })).toEqual(['OBJECTIVE_AT_WORST']);
  expect(codes({ ...promised({ host: 60_000 }), ...keepalived })).toEqual([]);
});

test('a power switch that needs longer than it is waited for is an error', () => {
  const assumptions = { fencing: range(5000, 20_000, 40_000) };
  expect(codes({ ...promised({}), assumptions })).toContain('FENCING_IMPATIENT');
  expect(codes({ ...promised({}), ...keepalived, assumptions })).not.toContain('FENCING_IMPATIENT');
});
