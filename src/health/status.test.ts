import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { arrange } from '../compose/compose.ts';
import type { Condition, Facts } from '../services/condition.ts';
import { changes } from './changes.ts';
import type { Look } from './look.ts';
import { blank } from './memory.ts';
import { statusOf } from './status.ts';

const now = Date.UTC(2026, 10, 21, 7);
const seen: Facts = {
  leap: 'Normal',
  ...devices('ctl1', 'ctl2'),
  ...devices('ctl2', 'ctl1'),
  ...devices('ctl3', 'ctl1'),
};

/** The fence devices of a host, and where they are watched. */
function devices(host: string, state: string): Facts {
  return Object.fromEntries(
    [`fence-${host}`, 'strip-pdu-a', 'strip-pdu-b'].map((device) => [`fence:${device}`, state]),
  );
}

/** As if every member of these hosts had been looked at. */
function lookAt(count: number, conditions: readonly Condition[] = [], missing: readonly string[] = [], fact = seen) {
  const arrangement = arrange(withControllers(count));
  const facts = arrangement.groups.map(({ service, view }) => {
    const hosts = view.members.map(({ host }) => host).filter((host) => !missing.includes(host));
    return [service.id, new Map(hosts.map((host) => [host, fact]))] as const;
  });
  const revisions = new Map([
    ['ctl1', 'new'],
    ['ctl2', 'old'],
    ['ctl3', 'new'],
  ]);
  const look: Look = { facts: new Map(facts), conditions, mutes: [], maintenance: [], revisions };
  return statusOf(arrangement, look, blank, now);
}

const down = (host: string, service = 'galera'): Condition => ({
  code: 'MEMBER_DOWN',
  severity: 'error',
  service,
  host,
  what: `${service} on ${host} does not answer`,
});

test('it is told which hosts are at which revision', () => {
  expect(lookAt(3).revisions).toEqual({ new: ['ctl1', 'ctl3'], old: ['ctl2'] });
});

test('three well controllers tolerate the loss of one; two of them, of none', () => {
  expect(lookAt(3).tolerates.hosts).toBe(1);
  expect(lookAt(3, [], ['ctl2']).tolerates).toMatchObject({ hosts: 0 });
  expect(lookAt(3, [], ['ctl2']).quorum.galera).toEqual({ have: 2, of: 3, need: 2 });
});

test('five tolerate two', () => {
  const five = { ...seen, ...devices('ctl4', 'ctl1'), ...devices('ctl5', 'ctl1') };
  expect(lookAt(5, [], [], five).tolerates.hosts).toBe(2);
});

test('of two, Corosync goes on alone behind fencing, but neither is a majority of the database', () => {
  const { quorum, tolerates } = lookAt(2);
  expect([quorum.corosync!.need, quorum.galera!.need]).toEqual([1, 2]);
  expect(tolerates.hosts).toBe(0);
  expect(tolerates.limitedBy).toContain('galera');
});

test('a member that catches up does not stand in; one whose certificate ends does', () => {
  const warning = (code: Condition['code']): Condition => ({ ...down('ctl3'), code, severity: 'warning' });
  expect(lookAt(3, [warning('GALERA_NOT_SYNCED')]).tolerates).toEqual({ hosts: 0, limitedBy: ['galera'] });
  expect(lookAt(3, [warning('CERTIFICATE_EXPIRING')]).tolerates.hosts).toBe(1);
});

test('a host that no level can switch off is one that may not die', () => {
  const { fencing, tolerates } = lookAt(3, [], [], { ...seen, ...devices('ctl2', 'failed') });
  expect(fencing).toMatchObject({ ctl1: { state: 'ready' }, ctl2: { state: 'unavailable' } });
  expect(tolerates).toEqual({ hosts: 0, limitedBy: ['fencing'] });
});

test('one level is enough, and it takes all devices of a level', () => {
  const one = lookAt(3, [], [], { ...seen, 'fence:fence-ctl2': 'failed' });
  expect(one.fencing.ctl2).toMatchObject({
    state: 'ready',
    levels: [
      { agent: 'redfish', state: 'unavailable' },
      { agent: 'pdu', state: 'ready' },
    ],
  });
  expect(one.tolerates.hosts).toBe(1);
  const strip = lookAt(3, [], [], { ...seen, 'fence:strip-pdu-b': 'stopped' });
  expect(strip.fencing.ctl3!.levels[1]).toEqual({ agent: 'pdu', state: 'unavailable' });
  expect(strip.tolerates.hosts).toBe(1);
});

test('from look to look it is told what failed, what became worse, and what cleared', () => {
  const before = lookAt(3, [down('ctl1'), down('ctl2')]);
  const after = lookAt(3, [{ ...down('ctl2'), what: 'worse' }, down('ctl3')]);
  const told = changes(before, after).map(({ type, condition: { host } }) => `${type} ${host}`);
  expect(told).toEqual(['cleared ctl1', 'failed ctl3', 'changed ctl2']);
  expect(changes(after, after)).toEqual([]);
});
