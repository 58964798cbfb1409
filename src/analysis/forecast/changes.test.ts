import { expect, test } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud, Host } from '../../cloud/cloud.ts';
import { arrange } from '../../compose/compose.ts';
import { type ChangeId, changeIds } from './changes.ts';
import { forecast } from './forecast.ts';

const three = withControllers(3);
const withHosts = (cloud: Cloud, change: (host: Host, index: number) => Partial<Host>): Cloud => ({
  ...cloud,
  hosts: cloud.hosts.map((host, index) => ({ ...host, ...change(host, index) })),
});
const domains = (own: Host['domains']) => withHosts(three, (host) => ({ domains: { ...host.domains, ...own } }));
const nextOf = (cloud: Cloud) => forecast(arrange(cloud), { succeeded: 0, failed: 0 }, 1).next;

/** Where each change is worth most, by what is wrong there. */
const situations: readonly (readonly [ChangeId, string, Cloud])[] = [
  ['second-feed', 'one feed for all', domains({ power: ['a'] })],
  ['second-switch', 'one switch for all', domains({ switch: ['s1'] })],
  ['own-racks', 'one rack for all', domains({ rack: ['r1'] })],
  [
    'second-fencing',
    'power switches that die with a feed',
    withHosts(three, (host, index) => ({
      fence: [{ agent: 'redfish', user: 'admin' }],
      domains: { ...host.domains, rack: [`r${index}`] },
    })),
  ],
  ['more-controllers', 'two controllers', withControllers(2)],
  ['drills', 'failovers that fail often', { ...three, forecast: { 'failover-fails': 40 } }],
  [
    'spares',
    'one controller whose parts come late',
    { ...withControllers(1), forecast: { 'host-hardware': { repair: 96 * 3_600_000 } } },
  ],
  ['on-call', 'nobody on call', { ...three, forecast: { operator: 24 * 3_600_000 } }],
  ['staged-changes', 'many bad changes', { ...three, forecast: { 'bad-change': { 'per-year': 12 } } }],
  ['four-eyes', 'many slips', { ...three, forecast: { 'operator-error': { 'per-year': 12 } } }],
];

test.each(situations)('%s helps %s', (id, _, cloud) => {
  const worth = (of: Cloud) => nextOf(of).alone.find(({ change }) => change === id)?.saves ?? 0;
  expect(worth(cloud)).toBeGreaterThan(1);
  expect(worth(cloud)).toBeGreaterThan(worth(three));
});

test('shorter timers cost false alarms: more than they gain, where failovers are short already', () => {
  const { alone } = nextOf(three);
  expect(alone.find(({ change }) => change === 'shorter-timers')!.saves).toBeLessThan(0);
});

test('what cannot be changed is not offered', () => {
  const offered = nextOf(three).alone.map(({ change }) => change);
  for (const id of ['second-feed', 'second-switch', 'own-racks', 'second-fencing'] satisfies ChangeId[])
    expect(offered).not.toContain(id);
  expect(nextOf(withControllers(7)).alone.map(({ change }) => change)).not.toContain('more-controllers');
  const keepalived: Cloud = { ...three, architecture: { ...three.architecture, addresses: 'keepalived' } };
  expect(nextOf(withHosts(keepalived, () => ({ fence: [] }))).alone.map(({ change }) => change)).not.toContain(
    'second-fencing',
  );
});

test('one change is taken where one does it', () => {
  // One feed for all, and one switch: the feed is most of it.
  const { nines, changes, reached, down } = nextOf({
    ...domains({ power: ['a'], switch: ['s1'] }),
    forecast: { power: { 'per-year': 3 }, 'bad-change': { 'per-year': 0 } },
  });
  expect({ nines, changes, reached }).toEqual({ nines: 3, changes: ['second-feed'], reached: true });
  expect(down).toBeLessThanOrEqual(0.001);
});

test('where one does not do, several do, and none of them is needless', () => {
  const cloud = domains({ power: ['a'], switch: ['s1'] });
  const { changes, reached, nines } = nextOf(cloud);
  expect(reached).toBe(true);
  expect(nines).toBe(4);
  expect(changes.length).toBeGreaterThan(1);
});

test('where nothing does, it says what limits it', () => {
  const { reached, left } = nextOf({ ...three, forecast: { site: { 'per-year': 0.5 } } });
  expect(reached).toBe(false);
  expect(left[0]).toMatchObject({ why: 'together', elements: [{ kind: 'site', name: 'undeclared' }] });
});

test('changes are told cheapest first', () => {
  for (const [, , cloud] of situations) {
    const told = nextOf(cloud).alone.map(({ change }) => changeIds.indexOf(change));
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  }
});
