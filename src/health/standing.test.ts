import { expect, test } from 'vitest';
import type { Condition } from '../services/condition.ts';
import { blank, type Memory, patienceFor, remember } from './memory.ts';
import type { Mute } from './mute.ts';
import { rollUp, standings, type Told } from './standing.ts';

const now = 1_000_000_000;
const off: Condition = {
  code: 'HOST_UNREACHABLE_NOW',
  severity: 'error',
  service: 'host',
  host: 'ctl2',
  what: 'ctl2 does not answer',
};
const degraded: Condition = {
  code: 'GALERA_DEGRADED',
  severity: 'warning',
  service: 'galera',
  about: ['ctl2'],
  what: '2 of 3',
};
const server: Condition = {
  code: 'HAPROXY_SERVER_DOWN',
  severity: 'warning',
  service: 'haproxy',
  about: ['ctl2'],
  object: 'keystone',
  what: 'keystone on ctl2 is down',
};
const skew: Condition = { code: 'CLOCK_SKEW', severity: 'warning', service: 'chrony', what: '0.2 s apart' };
const unheld: Condition = {
  code: 'ADDRESS_NOT_HELD',
  severity: 'error',
  service: 'addresses',
  object: 'internal',
  what: 'on no host',
};

/** Has been there long enough to count. */
function old(conditions: readonly Condition[]): Memory {
  return remember(blank, conditions, [], now - 3_600_000);
}

function told(conditions: readonly Condition[], memory = old(conditions), mutes: readonly Mute[] = []): string[] {
  return shown(standings(conditions, memory, mutes, now));
}

function shown(all: readonly Told[]): string[] {
  return all.map(({ code, standing }) => `${code} ${standing}`);
}

test('a host that is off explains who is missing and whom balancers see as down, and says so', () => {
  const all = standings([off, degraded, server], old([off, degraded, server]), [], now);
  expect(shown(all)).toEqual(['HOST_UNREACHABLE_NOW counts', 'GALERA_DEGRADED symptom', 'HAPROXY_SERVER_DOWN symptom']);
  expect(all[1]!.because).toEqual(['HOST_UNREACHABLE_NOW ctl2']);
});

test('a host in maintenance explains all that is said of it, and nothing that users would notice', () => {
  const resting: Condition = {
    ...off,
    code: 'HOST_IN_MAINTENANCE',
    severity: 'warning',
    what: 'ctl2 is in maintenance',
  };
  const slow: Condition = { ...skew, host: 'ctl2' };
  expect(told([resting, off, degraded, server, slow, unheld])).toEqual([
    'HOST_IN_MAINTENANCE counts',
    'HOST_UNREACHABLE_NOW symptom',
    'GALERA_DEGRADED symptom',
    'HAPROXY_SERVER_DOWN symptom',
    'CLOCK_SKEW symptom',
    'ADDRESS_NOT_HELD counts',
  ]);
});

test('another host that is missing as well is not explained', () => {
  const more = { ...degraded, about: ['ctl2', 'ctl3'] };
  expect(told([off, more])).toContain('GALERA_DEGRADED counts');
});

test('a member that is down explains only what speaks of the same service', () => {
  const down = { ...off, code: 'MEMBER_DOWN', service: 'keystone' } as const;
  const database = { ...server, object: 'galera' };
  expect(told([down, server, database])).toEqual([
    'MEMBER_DOWN counts',
    'HAPROXY_SERVER_DOWN symptom',
    'HAPROXY_SERVER_DOWN counts',
  ]);
});

test('what users notice is told beside its cause', () => {
  expect(told([off, unheld])).toEqual(['HOST_UNREACHABLE_NOW counts', 'ADDRESS_NOT_HELD counts']);
});

test('a dead Corosync explains a Pacemaker without controller, and no other member', () => {
  const corosync = { ...off, code: 'MEMBER_DOWN', service: 'corosync' } as const;
  const pacemaker = { ...corosync, service: 'pacemaker' };
  const galera = { ...corosync, service: 'galera' };
  expect(told([corosync, pacemaker, galera])).toEqual([
    'MEMBER_DOWN counts',
    'MEMBER_DOWN symptom',
    'MEMBER_DOWN counts',
  ]);
});

test('a warning that has just come is held back, and counts once it has lasted', () => {
  expect(told([degraded], remember(blank, [degraded], [], now))).toEqual(['GALERA_DEGRADED held']);
  const first = now - patienceFor('GALERA_DEGRADED');
  expect(told([degraded], remember(blank, [degraded], [], first))).toEqual(['GALERA_DEGRADED counts']);
  expect(told([degraded], remember(blank, [degraded], [], first + 1))).toEqual(['GALERA_DEGRADED held']);
});

test('an error is never held back, whatever its code', () => {
  const down = { ...off, code: 'MEMBER_DOWN', service: 'galera' } as const;
  expect(told([down], blank)).toEqual(['MEMBER_DOWN counts']);
  expect(told([{ ...down, severity: 'warning' }], blank)).toEqual(['MEMBER_DOWN held']);
});

test('what went away and comes again begins anew; other words are the same condition', () => {
  const first = remember(blank, [degraded], [], now - 60_000);
  const gone = remember(first, [], [], now - 30_000);
  expect(told([degraded], remember(gone, [degraded], [], now))).toEqual(['GALERA_DEGRADED held']);
  const said = { ...degraded, what: 'two of three' };
  expect(told([said], remember(first, [said], [], now))).toEqual(['GALERA_DEGRADED counts']);
});

test('what outlasts its cause by a moment is a blip', () => {
  const together = remember(blank, [off, degraded], [], now - 60_000);
  expect(told([degraded], remember(together, [degraded], [], now))).toEqual(['GALERA_DEGRADED held']);
});

test('fencing is remembered when the cluster has forgotten it', () => {
  const before = remember(blank, [], [{ host: 'ctl2', at: 500 }], 600);
  expect(remember(before, [], [], 700).fenced).toEqual({ ctl2: 500 });
  expect(remember(before, [], [{ host: 'ctl2', at: 400 }], 700).fenced).toEqual({ ctl2: 500 });
});

test('the roll-up is the worst of what counts', () => {
  const mute: Mute = { code: 'CLOCK_SKEW', until: now + 1, by: 'ann', at: now, count: 1, severity: 'warning' };
  const of = (conditions: readonly Condition[], mutes: readonly Mute[] = []) =>
    rollUp(standings(conditions, old(conditions), mutes, now));
  expect(of([])).toBe('HEALTH_OK');
  expect(of([skew])).toBe('HEALTH_WARN');
  expect(of([skew], [mute])).toBe('HEALTH_OK');
  expect(of([skew, off], [mute])).toBe('HEALTH_ERR');
  expect(rollUp(standings([degraded], blank, [], now))).toBe('HEALTH_OK');
});
