import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../test/helpers/clouds.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { type FaultSpec, written } from '../timing/fault.ts';
import type { Capability } from '../timing/recovery.ts';
import { timers as usual } from '../timing/timers.ts';
import { budgetsOf } from './budgets.ts';
import { arrange } from './compose.ts';
import { everyFault } from './faults.ts';
import { withTimers } from './timers.ts';

type Mode = Cloud['architecture']['addresses'];

/** As the lab has it: power switches answer after 1 s, outlets after 0.2 s, and a host boots 3 s after power-on. */
function rehearsal(addresses: Mode, count = 3) {
  const cloud = withControllers(count);
  const lab = { ...cloud.lab, post: 3000 };
  return arrange({ ...cloud, lab, rehearsal: true, architecture: { ...cloud.architecture, addresses } });
}

function budget(addresses: Mode, spec: FaultSpec, capability: Capability, count = 3) {
  return budgetsOf(rehearsal(addresses, count), spec).find((one) => one.capability === capability)!;
}

/** Seconds, from the project's own drills: three controllers, two cores, one figure a run. */
const measurements: readonly [Mode, FaultSpec, Capability, readonly number[]][] = [
  ['pacemaker', { fault: 'host-off', target: 'vip-holder' }, 'sign-in', [4.1, 5.7, 7.2]],
  ['pacemaker', { fault: 'host-off', target: 'vip-holder' }, 'database-write', [4.9, 6.9]],
  ['pacemaker', { fault: 'power-loss', target: 'vip-holder' }, 'sign-in', [9.1]],
  ['pacemaker', { fault: 'split', target: 'vip-holder' }, 'sign-in', [9.5]],
  ['pacemaker', { fault: 'address-removed', target: 'vip-holder' }, 'sign-in', [3.9]],
  ['pacemaker', { fault: 'crash', part: 'galera', target: 'db-writer' }, 'sign-in', [1.8, 3.9]],
  ['pacemaker', { fault: 'crash', part: 'galera', target: 'db-writer' }, 'database-write', [1.5, 1.6]],
  ['pacemaker', { fault: 'hang', part: 'haproxy', target: 'vip-holder' }, 'sign-in', [3.2]],
  ['pacemaker', { fault: 'cut', part: 'management', target: 'vip-holder' }, 'sign-in', [2.8]],
  ['pacemaker', { fault: 'crash', part: 'haproxy', target: 'vip-holder' }, 'sign-in', [0.9]],
  ['pacemaker', { fault: 'hang', part: 'keystone', target: 'vip-holder' }, 'sign-in', [0]],
  ['pacemaker', { fault: 'cut', part: 'ring', target: 'vip-holder' }, 'sign-in', [0]],
  ['pacemaker', { fault: 'host-off', target: 'all-hosts' }, 'sign-in', [31]],
  ['keepalived', { fault: 'host-off', target: 'vip-holder' }, 'sign-in', [2.8, 2.9]],
  ['keepalived', { fault: 'host-off', target: 'vip-holder' }, 'database-write', [1.6]],
  ['keepalived', { fault: 'hang', part: 'haproxy', target: 'vip-holder' }, 'sign-in', [1.4]],
  ['keepalived', { fault: 'cut', part: 'management', target: 'vip-holder' }, 'sign-in', [4.6]],
];

test.each(measurements)(
  '%s, %o: what drills measured of %s lies within best and worst',
  (mode, spec, capability, seen) => {
    const { length } = budget(mode, spec, capability);
    for (const seconds of seen) {
      expect(seconds * 1000).toBeGreaterThanOrEqual(length!.best);
      expect(seconds * 1000).toBeLessThanOrEqual(length!.worst);
    }
  },
);

test('the worst case is no catch-all: it is at most four times the largest measurement, total outages and address checks apart', () => {
  for (const [mode, spec, capability, seen] of measurements) {
    const most = Math.max(...seen) * 1000;
    if (most === 0 || spec.target === 'all-hosts') continue;
    expect(budget(mode, spec, capability).length!.worst, written(spec)).toBeLessThanOrEqual(most * 4.5);
  }
});

test('what nobody notices is never over, and says why', () => {
  const never = (mode: Mode, spec: FaultSpec, count = 3) => budget(mode, spec, 'sign-in', count).never;
  expect(never('pacemaker', { fault: 'hang', part: 'haproxy', target: 'vip-holder' })).toBeUndefined();
  expect(never('pacemaker', { fault: 'cut', part: 'management', target: 'vip-holder' })).toBeUndefined();
  const full = budgetsOf(rehearsal('pacemaker'), { fault: 'disk-full', target: 'vip-holder' });
  expect(full.map((one) => one.never)).toEqual([undefined, undefined, undefined, 'disk-alarm']);
  expect(never('keepalived', { fault: 'cut', part: 'management', target: 'vip-holder' })).toBeUndefined();
  expect(never('pacemaker', { fault: 'host-off', target: 'vip-holder' }, 2)).toBe('no-majority');
  expect(never('pacemaker', { fault: 'host-off', target: 'vip-holder' }, 1)).toBe('no-other');
  expect(never('pacemaker', { fault: 'crash', part: 'galera', target: 'db-writer' }, 1)).toBeUndefined();
});

test('without a second level of fencing the loss of mains is never over under Pacemaker, and without any no death of a holder is', () => {
  const fenced = (fence: Cloud['hosts'][number]['fence']) => {
    const cloud = threeControllers();
    return arrange({ ...cloud, hosts: cloud.hosts.map((host) => ({ ...host, fence })) });
  };
  const one = fenced([{ agent: 'redfish', user: 'admin' }]);
  expect(budgetsOf(one, { fault: 'power-loss', target: 'vip-holder' })[0]!.never).toBe('switch-dead');
  expect(budgetsOf(one, { fault: 'host-off', target: 'vip-holder' })[0]!.never).toBeUndefined();
  expect(budgetsOf(fenced([]), { fault: 'host-off', target: 'vip-holder' })[0]!.never).toBe('not-fenced');
});

test('a host that carries nothing of the control plane is missed by nobody', () => {
  const cloud = threeControllers();
  const compute = { ...cloud.hosts[0]!, name: 'cmp1', roles: ['compute'] as const };
  const arrangement = arrange({ ...cloud, hosts: [...cloud.hosts, compute] });
  for (const { length } of budgetsOf(arrangement, { fault: 'host-off', target: 'cmp1' })) expect(length!.worst).toBe(0);
});

test('a rack that takes a majority is not survived, one with two feeds outlives one of them', () => {
  const cloud = threeControllers();
  const hosts = cloud.hosts.map((host, index) => ({
    ...host,
    domains: { rack: [index < 2 ? 'r1' : 'r2'], power: ['a', 'b'] },
  }));
  const arrangement = arrange({ ...cloud, hosts });
  const domains = everyFault(arrangement).filter(({ target }) => target.includes(':'));
  expect(domains.map(written)).toEqual(['power-loss@rack:r1']);
  expect(budgetsOf(arrangement, domains[0]!).map(({ never }) => never)).toEqual(Array(4).fill('no-majority'));
});

describe.each(['pacemaker', 'keepalived'] as const)('%s', (mode) => {
  const arrangement = rehearsal(mode);
  const faults = everyFault(arrangement);

  test('best is at most expected, and expected at most worst, of each stage and of the whole', () => {
    for (const spec of faults)
      for (const { length, stages } of budgetsOf(arrangement, spec))
        for (const one of [...(length ? [length] : []), ...stages.map((stage) => stage.length)]) {
          expect(one.best, written(spec)).toBeLessThanOrEqual(one.expected);
          expect(one.expected, written(spec)).toBeLessThanOrEqual(one.worst);
        }
  });

  test('a shorter timer never lengthens a budget', () => {
    const share = fc.double({ min: 0.1, max: 1, noNaN: true });
    const names = Object.keys(usual) as (keyof typeof usual)[];
    const shortened = fc.record(Object.fromEntries(names.map((name) => [name, share])));
    fc.assert(
      fc.property(shortened, (shares) => {
        // With a longer inactive than suspect, and counts that stay counts.
        const counted = ['haproxyFall', 'haproxyRise', 'connectRetries', 'galeraInactive', 'galeraSuspect'];
        const shorter = Object.fromEntries(
          names.map((name) => [name, counted.includes(name) ? usual[name] : usual[name] * (shares[name] ?? 1)]),
        ) as unknown as typeof usual;
        const suspect = {
          ...shorter,
          galeraSuspect: usual.galeraSuspect * 0.6,
          galeraInactive: usual.galeraInactive * 0.6,
        };
        for (const set of [shorter, suspect])
          for (const spec of faults) {
            const before = budgetsOf(withTimers(arrangement, usual), spec);
            budgetsOf(withTimers(arrangement, set), spec).forEach(({ length }, index) => {
              for (const key of ['best', 'expected', 'worst'] as const)
                expect(length?.[key] ?? 0).toBeLessThanOrEqual((before[index]!.length?.[key] ?? 0) + 1e-6);
            });
          }
      }),
      { numRuns: 20 },
    );
  });
});
