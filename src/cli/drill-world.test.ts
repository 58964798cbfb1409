import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { compose } from '../compose/compose.ts';
import { drillDefaults } from '../drill/history.ts';
import { canariesConfig, drillPlan } from './drill-world.ts';

const composition = compose(threeControllers(), (name) => `secret-of-${name}`);
const config = canariesConfig(composition);
const spec = { fault: 'host-off', target: 'vip-holder' } as const;

test('canaries go through the virtual address, with accounts of their own', () => {
  expect(config.canaries).toMatchObject([
    {
      canary: 'sign-in',
      url: 'https://10.77.0.100:5000/v3',
      authority: 'secret-of-tls/ca',
      user: 'quorate-canary',
      password: 'secret-of-keystone/quorate-canary',
    },
    { canary: 'database-write', host: '10.77.0.100', port: 3306, password: 'secret-of-database/quorate_canary' },
  ]);
});

test('where nothing is encrypted, canaries trust nobody in particular', () => {
  const { canaries } = canariesConfig(compose({ ...threeControllers(), tls: 'off' }, (name) => name));
  expect(canaries[0]).toMatchObject({ url: 'http://10.77.0.100:5000/v3' });
  expect(canaries.filter(({ authority }) => authority !== undefined)).toEqual([]);
});

test('what a run keeps of its plan holds no secret', () => {
  const kept = JSON.stringify(drillPlan(composition, spec, config, '10s'));
  expect(kept).not.toContain('secret');
  expect(kept).not.toContain('password');
});

test('the plan is judged against the objective of the fault', () => {
  expect(drillPlan(composition, spec, config, '1.5s')).toMatchObject({
    fault: { fault: 'host-off', target: 'vip-holder', class: 'host' },
    objectives: { interruption: { host: 8000 }, dataLoss: 'none' },
    lab: { bmcLatency: 1000, post: 15_000 },
    settings: { ...drillDefaults, baseline: 1500 },
  });
});

test('a baseline that is no duration is refused', () => {
  expect(() => drillPlan(composition, spec, config, 'long')).toThrow('"long" is not a duration');
});
