import { expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../test/helpers/clouds.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { arrange } from '../compose/compose.ts';
import { neverStarts, wakingRisks } from './risks.ts';
import type { Plan } from './step.ts';

const told = (cloud: Cloud) => neverStarts(arrange(cloud)).map(({ code, what }) => `${code}: ${what}`);
const unfenced = (cloud: Cloud, which: readonly string[]): Cloud => ({
  ...cloud,
  hosts: cloud.hosts.map((host) => (which.includes(host.name) ? { ...host, fence: [] } : host)),
});

test('Pacemaker without any power switch would start nothing: that is said before anything is done', () => {
  expect(told(unfenced(threeControllers(), ['ctl1', 'ctl2', 'ctl3']))).toEqual([
    'NOBODY_FENCES: ctl1, ctl2, ctl3: no power switch that others could use',
  ]);
  expect(told(unfenced(withControllers(1), ['ctl1']))).toHaveLength(1);
});

test('one host without a switch is a finding, and keepalived needs none', () => {
  const cloud = threeControllers();
  expect(told(cloud)).toEqual([]);
  expect(told(unfenced(cloud, ['ctl1', 'ctl2']))).toEqual([]);
  const addresses = 'keepalived' as const;
  const keepalived = { ...cloud, architecture: { ...cloud.architecture, addresses } };
  expect(told(unfenced(keepalived, ['ctl1', 'ctl2', 'ctl3']))).toEqual([]);
});

test('a host in maintenance is changed by nothing but its end', () => {
  const plan = { steps: [{ host: 'ctl1' }, { host: 'ctl2' }] } as unknown as Plan;
  const resting = [{ host: 'ctl2', is: 'begun', by: 'ann@desk', at: 0 }] as const;
  expect(wakingRisks(plan, resting)).toMatchObject([{ code: 'HOST_AT_REST', where: { name: 'ctl2' } }]);
  expect(wakingRisks(plan, resting, 'ctl2')).toEqual([]);
  expect(wakingRisks({ steps: [plan.steps[0]!] } as unknown as Plan, resting)).toEqual([]);
});
