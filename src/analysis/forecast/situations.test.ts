import { expect, test } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud, Host } from '../../cloud/cloud.ts';
import { arrange } from '../../compose/compose.ts';
import { forecast } from './forecast.ts';

const three = withControllers(3);
const hosts = (cloud: Cloud, change: (host: Host, index: number) => Partial<Host>): Cloud => ({
  ...cloud,
  hosts: cloud.hosts.map((host, index) => ({ ...host, ...change(host, index) })),
});
const domains = (cloud: Cloud, change: (index: number) => Record<string, readonly string[]>): Cloud =>
  hosts(cloud, (host, index) => ({ domains: { ...host.domains, ...change(index) } }));
const without = (cloud: Cloud, kind: string): Cloud =>
  hosts(cloud, ({ domains: own }) => ({
    domains: Object.fromEntries(Object.entries(own).filter(([one]) => one !== kind)),
  }));
const keepalived = (cloud: Cloud): Cloud => ({
  ...cloud,
  architecture: { ...cloud.architecture, addresses: 'keepalived' },
});
const assuming = (settings: Cloud['forecast'], cloud = three): Cloud => ({ ...cloud, forecast: settings! });
const calm = {
  'bad-change': { 'per-year': 0 },
  'operator-error': { 'per-year': 0 },
  'expired-certificate': { 'per-year': 0 },
};
const redfish = { agent: 'redfish', user: 'admin' } as const;
const compute = (name: string, own: Host['domains']): Host => ({
  ...three.hosts[0]!,
  name,
  roles: ['compute'],
  ip: { management: '10.77.0.101' },
  fence: [],
  domains: own,
});

/** Clouds by what is special about them. */
const clouds: readonly (readonly [string, Cloud])[] = [
  ['one controller', withControllers(1)],
  ['two controllers', withControllers(2)],
  ['three controllers', three],
  ['four controllers', withControllers(4)],
  ['five controllers', withControllers(5)],
  ['seven controllers', withControllers(7)],
  ['three, by keepalived', keepalived(three)],
  ['one, by keepalived', keepalived(withControllers(1))],
  ['all in one rack', domains(three, () => ({ rack: ['r1'] }))],
  ['two of three in one rack', domains(three, (index) => ({ rack: [index < 2 ? 'r1' : 'r2'] }))],
  ['one feed for all', domains(three, () => ({ power: ['a'] }))],
  ['a feed for each', domains(three, (index) => ({ power: [`f${index}`] }))],
  ['power undeclared', without(three, 'power')],
  ['one switch for all', domains(three, () => ({ switch: ['s1'] }))],
  ['switches undeclared', without(three, 'switch')],
  ['a switch for each', domains(three, (index) => ({ switch: [`s${index}`] }))],
  ['three sites', domains(three, (index) => ({ site: [`x${index}`] }))],
  ['two sites', domains(three, (index) => ({ site: [index < 2 ? 'x' : 'y'] }))],
  ['one cooling unit', domains(three, () => ({ cooling: ['c1'] }))],
  ['one of a kind of its own', domains(three, () => ({ floor: ['f1'] }))],
  ['without fencing', hosts(three, () => ({ fence: [] }))],
  ['with one level of fencing, a rack for each', hosts(three, () => ({ fence: [redfish] }))],
  ['without tls', { ...three, tls: 'off' }],
  ['failovers that never fail', assuming({ 'failover-fails': 0 })],
  ['failovers that fail often', assuming({ 'failover-fails': 20 })],
  ['nobody on call', assuming({ operator: 8 * 3_600_000 })],
  ['hosts that crash daily', assuming({ 'host-crash': { 'per-year': 365 } })],
  ['spares on the shelf', assuming({ 'host-hardware': { repair: 4 * 3_600_000 } }, withControllers(1))],
  ['no common causes', assuming(calm)],
  [
    'three sites, no common causes, failovers that never fail',
    assuming(
      { ...calm, 'failover-fails': 0 },
      domains(three, (index) => ({ site: [`x${index}`] })),
    ),
  ],
  ['compute hosts change nothing', { ...three, hosts: [...three.hosts, compute('cmp1', { rack: ['r9'] })] }],
];

test('the control plane and each capability of clouds of every kind: minutes a year, and what most of it is', () => {
  const rows = clouds.map(([situation, cloud]) => {
    const { capabilities } = forecast(arrange(cloud), { succeeded: 0, failed: 0 }, 1);
    const [top] = capabilities[0]!.contributions;
    const [element] = top!.elements ?? [];
    const most = [top!.why, top!.cause, element && `${element.kind} ${element.name}`].filter(Boolean).join(' ');
    return `${situation}: ${capabilities.map(({ minutes }) => minutes.toFixed(1)).join(' · ')}; ${most}`;
  });
  expect(rows.join('\n')).toMatchInlineSnapshot(`
    "one controller: 246.0 · 239.3 · 232.6 · 226.5; together host ctl1
    two controllers: 411.2 · 397.7 · 397.5 · 396.6; together host ctl1
    three controllers: 70.8 · 67.8 · 69.2 · 67.1; common bad-change
    four controllers: 74.6 · 70.5 · 72.6 · 69.9; common bad-change
    five controllers: 77.9 · 72.7 · 75.6 · 72.3; common bad-change
    seven controllers: 85.2 · 77.8 · 82.2 · 77.7; common bad-change
    three, by keepalived: 66.7 · 63.9 · 65.2 · 62.1; common bad-change
    one, by keepalived: 234.5 · 227.8 · 221.1 · 221.0; together host ctl1
    all in one rack: 94.3 · 91.4 · 92.7 · 90.6; common bad-change
    two of three in one rack: 94.5 · 91.5 · 92.9 · 90.8; common bad-change
    one feed for all: 178.7 · 175.8 · 177.1 · 175.0; together power a
    a feed for each: 89.8 · 86.8 · 88.2 · 68.5; common bad-change
    power undeclared: 178.7 · 175.8 · 177.1 · 175.0; together power undeclared
    one switch for all: 90.0 · 87.0 · 88.4 · 86.3; common bad-change
    switches undeclared: 90.0 · 87.0 · 88.4 · 86.3; common bad-change
    a switch for each: 71.1 · 68.2 · 69.5 · 67.4; common bad-change
    three sites: 59.0 · 56.0 · 57.4 · 55.3; common bad-change
    two sites: 70.8 · 67.9 · 69.3 · 67.1; common bad-change
    one cooling unit: 88.8 · 85.8 · 87.2 · 85.1; common bad-change
    one of a kind of its own: 94.8 · 91.8 · 93.2 · 91.1; common bad-change
    without fencing: 186.1 · 183.2 · 184.6 · 67.1; common bad-change
    with one level of fencing, a rack for each: 76.6 · 73.7 · 75.0 · 67.1; common bad-change
    without tls: 64.8 · 61.8 · 63.2 · 61.1; common bad-change
    failovers that never fail: 59.2 · 58.8 · 58.9 · 59.0; common bad-change
    failovers that fail often: 174.8 · 149.1 · 161.4 · 140.0; failover-fails
    nobody on call: 151.8 · 131.2 · 141.0 · 123.9; failover-fails
    hosts that crash daily: 1525.3 · 1468.2 · 1487.4 · 1493.0; failover-fails
    spares on the shelf: 150.1 · 143.3 · 136.7 · 130.5; together host ctl1
    no common causes: 24.6 · 21.6 · 23.0 · 20.9; together site undeclared
    three sites, no common causes, failovers that never fail: 1.1 · 0.6 · 0.8 · 0.8; failover host-crash
    compute hosts change nothing: 70.8 · 67.8 · 69.2 · 67.1; common bad-change"
  `);
});

test('an instance is as available as its host', () => {
  const downOf = (...own: Host['domains'][]) =>
    forecast(
      arrange({ ...three, hosts: [...three.hosts, ...own.map((one, index) => compute(`cmp${index}`, one))] }),
      { succeeded: 0, failed: 0 },
      1,
    ).instances;
  const two = { power: ['a', 'b'], switch: ['s1', 's2'], site: ['x'] };
  expect(downOf()).toBeUndefined();
  const good = downOf(two)!;
  const poor = downOf({ power: ['a'], switch: ['s1'], site: ['x'] })!;
  // A year has 525,960 minutes: 24 h × 0.08 of repair, 5 min × 0.5 of crashes, 4 h × 0.02 of a link, 4 h × 0.05 of a site.
  expect(good.down.mean * 525_960).toBeCloseTo(24 * 60 * 0.08 + 5 * 0.5 + 240 * 0.02 + 240 * 0.05, 0);
  // And 6 h × 0.3 of a feed, 4 h × 0.08 of a switch.
  expect((poor.down.mean - good.down.mean) * 525_960).toBeCloseTo(360 * 0.3 + 240 * 0.08, 0);
  expect(good.causes[0]!.cause).toBe('host-hardware');
  const both = downOf(two, { power: ['a'], switch: ['s1'], site: ['x'] })!;
  expect(both).toMatchObject({ hosts: 2, down: { best: good.down.mean, worst: poor.down.mean } });
  expect(both.down.mean).toBeCloseTo((good.down.mean + poor.down.mean) / 2, 12);
});
