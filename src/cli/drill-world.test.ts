import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { compose } from '../compose/compose.ts';
import { drillDefaults } from '../drill/history.ts';
import { layOut, segmentsOf } from '../lab/layout.ts';
import { canariesConfig, drillPlan } from './drill-world.ts';

const composition = compose(threeControllers(), (name) => `secret-of-${name}`);
const segments = segmentsOf(layOut(threeControllers()));
const config = canariesConfig(composition, segments);
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
    { canary: 'validate-token', url: 'https://10.77.0.100:5000/v3', user: 'quorate-canary' },
    { canary: 'database-write', host: '10.77.0.100', port: 3306, password: 'secret-of-database/quorate_canary' },
    {
      canary: 'message',
      vhost: 'quorate_canary',
      password: 'secret-of-messaging/quorate_canary',
      members: [
        { host: 'ctl1', ip: '10.77.0.11', port: 5671 },
        { host: 'ctl2', ip: '10.77.0.12', port: 5671 },
        { host: 'ctl3', ip: '10.77.0.13', port: 5671 },
      ],
    },
  ]);
});

test('whoever answers for an address is known by the card', () => {
  expect(config.owners).toMatchObject({
    addresses: [
      { name: 'internal', ip: '10.77.0.100', device: 'br0' },
      { name: 'public', ip: '10.77.2.100', device: 'br2' },
    ],
    hosts: { '02:00:71:00:01:00': 'ctl1', '02:00:71:00:03:02': 'ctl3' },
  });
  expect(canariesConfig(composition, {}).owners?.addresses).toEqual([]);
});

test('where nothing is encrypted, canaries trust nobody in particular', () => {
  const { canaries } = canariesConfig(
    compose({ ...threeControllers(), tls: 'off' }, (name) => name),
    segments,
  );
  expect(canaries[0]).toMatchObject({ url: 'http://10.77.0.100:5000/v3' });
  expect(canaries.at(-1)).toMatchObject({ members: [{ port: 5672 }, { port: 5672 }, { port: 5672 }] });
  expect(canaries.filter(({ authority }) => authority !== undefined)).toEqual([]);
});

test('what a run keeps of its plan holds no secret', () => {
  const kept = JSON.stringify(drillPlan(composition, spec, config, { baseline: '10s' }));
  expect(kept).not.toContain('secret');
  expect(kept).not.toContain('password');
});

test('the plan is judged against the objective of the fault', () => {
  expect(drillPlan(composition, spec, config, { baseline: '1.5s' })).toMatchObject({
    fault: { fault: 'host-off', target: 'vip-holder', class: 'host' },
    objectives: { interruption: { host: 8000 }, dataLoss: 'none' },
    lab: { bmcLatency: 1000, post: 15_000 },
    settings: { ...drillDefaults, baseline: 1500 },
  });
});

test('a run keeps what the settings said before it', () => {
  const { predictions } = drillPlan(composition, spec, config, { baseline: '10s' });
  expect(predictions!.map(({ canary }) => canary)).toEqual(config.canaries.map(({ canary }) => canary));
  for (const { canary, length } of predictions!) {
    expect(length!.worst, canary).toBeGreaterThan(0);
    expect(length!.best, canary).toBeLessThanOrEqual(length!.expected);
  }
});

test('a baseline that is no duration is refused', () => {
  expect(() => drillPlan(composition, spec, config, { baseline: 'long' })).toThrow('"long" is not a duration');
});
