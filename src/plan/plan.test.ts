import { describe, expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { bare, composed, isBefore, settled } from '../../test/helpers/observed.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { onlyFor } from './only.ts';
import { makePlan } from './plan.ts';
import type { Plan } from './step.ts';

const three = withControllers(3);
const composition = composed(three);
const hosts = ['ctl1', 'ctl2', 'ctl3'];
const fromBare = makePlan(
  composition,
  hosts.map((host) => bare(composition, host)),
);

function change(to: Cloud, from: Cloud = three): Plan {
  const [old, fresh] = [composed(from), composed(to)];
  const staying = to.hosts.map(({ name }) =>
    from.hosts.some((one) => one.name === name) ? settled(old, name, fresh) : bare(fresh, name),
  );
  const gone = from.hosts.filter(({ name }) => !to.hosts.some((one) => one.name === name));
  return makePlan(
    fresh,
    staying,
    gone.map(({ name }) => ({ name, observed: settled(old, name) })),
  );
}

function positions({ steps }: Plan): Map<string, number> {
  return new Map(steps.map((step, index) => [step.id, index]));
}

test('a settled cloud needs nothing', () => {
  expect(change(three).steps).toEqual([]);
});

test('every step comes after all that it needs, on whatever way', () => {
  for (const plan of [fromBare, change(withControllers(1)), change(three, withControllers(1))]) {
    const position = positions(plan);
    expect(position.size).toBe(plan.steps.length);
    for (const step of plan.steps) {
      const seen = new Set<string>();
      const follow = (name: string): void => {
        if (seen.has(name)) return;
        seen.add(name);
        if (position.has(name))
          expect(position.get(name), `${step.id} needs ${name}`).toBeLessThan(position.get(step.id)!);
        else for (const next of plan.barriers[name] ?? []) follow(next);
      };
      for (const need of step.needs) follow(need);
    }
  }
});

test('edges grow with hosts, not with their square', () => {
  const edges = (count: number) => {
    const cloud = composed(withControllers(count));
    const { steps, barriers } = makePlan(
      cloud,
      cloud.hosts.map(({ name }) => bare(cloud, name)),
    );
    return [...steps.map(({ needs }) => needs), ...Object.values(barriers)].reduce(
      (sum, needs) => sum + needs.length,
      0,
    );
  };
  expect(edges(12) / edges(6)).toBeLessThan(2.2);
});

test('the database is born before others join it, one at a time, and before keystone fills it', () => {
  expect(isBefore(fromBare, 'galera-bootstrap@ctl1', 'unit mariadb.service@ctl2')).toBe(true);
  expect(isBefore(fromBare, 'unit mariadb.service@ctl2', 'unit mariadb.service@ctl3')).toBe(true);
  expect(isBefore(fromBare, 'unit mariadb.service@ctl3', 'keystone-schema@ctl1')).toBe(true);
  expect(isBefore(fromBare, 'held-internal@ctl1', 'keystone-schema@ctl1')).toBe(true);
});

test('hosts that need not wait for each other do not', () => {
  expect(isBefore(fromBare, 'unit corosync.service@ctl1', 'unit corosync.service@ctl2')).toBe(false);
});

test('a changed file restarts what depends on it, even when it was written before a crash', () => {
  const changed = composed({ ...three, services: { keystone: { 'token-expiration': 7200 } } });
  const crashed = hosts.map((host) => ({
    ...settled(changed, host),
    manifest: { ...settled(changed, host).manifest, units: settled(composition, host).manifest.units },
  }));
  expect(makePlan(changed, crashed).steps.map(({ id, verb }) => `${verb} ${id}`)).toEqual(
    hosts.map((host) => `restart unit keystone.service@${host}`),
  );
});

test('the balancer is reloaded, not restarted, when only its configuration changes', () => {
  const { steps } = change({ ...three, services: { haproxy: { 'max-connections': 5000 } } });
  expect(new Set(steps.map(({ verb, object }) => `${verb} ${object()}`))).toEqual(
    new Set(['write /etc/haproxy/haproxy.cfg', 'reload haproxy.service']),
  );
});

test('a file with the right content and the wrong mode is written again', () => {
  const first = settled(composition, 'ctl1');
  const files = new Map([
    ...first.files,
    ['/etc/keystone/keystone.conf', { attributes: 'root keystone 644' }] as const,
  ]);
  const steps = makePlan(composition, [
    { ...first, files },
    settled(composition, 'ctl2'),
    settled(composition, 'ctl3'),
  ]).steps;
  expect(steps.map(({ id }) => id)).toEqual(['files keystone@ctl1']);
});

test('what closes a door comes after everything else, and not at all when only a part is wanted', () => {
  const moved = composed({ ...three, services: { keystone: { processes: 4 } } });
  const closing = 'galera-account-keystone-close';
  const observed = hosts.map((host) => {
    const found = settled(composition, host, moved);
    return { ...found, satisfied: new Set([...found.satisfied].filter((id) => id !== closing)) };
  });
  const plan = makePlan(moved, observed);
  expect(plan.steps.at(-1)!.id).toBe(`${closing}@ctl1`);
  for (const { id } of plan.steps.slice(0, -1)) expect(isBefore(plan, id, `${closing}@ctl1`), id).toBe(true);
  expect(onlyFor(plan, ['galera']).steps).toEqual([]);
  expect(onlyFor(plan, ['galera', 'keystone']).steps).toEqual(plan.steps);
});

test('a converge step that reads a file is taken again when that file changes', () => {
  const plan = change({ ...three, addresses: [{ name: 'internal', network: 'management', ip: '10.77.0.101' }] });
  expect(isBefore(plan, 'files pacemaker@ctl1', 'cib-resources@ctl1')).toBe(true);
});

test('whoever moved the addresses has left every host before others take over', () => {
  const keepalived: Cloud = { ...three, architecture: { ...three.architecture, addresses: 'keepalived' } };
  const there = change(keepalived);
  const back = change(three, keepalived);
  for (const left of hosts)
    for (const host of hosts) {
      expect(isBefore(there, `leave pacemaker@${left}`, `unit keepalived.service@${host}`)).toBe(true);
      expect(isBefore(there, `leave corosync@${left}`, `unit keepalived.service@${host}`)).toBe(true);
      expect(isBefore(back, `leave keepalived@${left}`, `unit pacemaker.service@${host}`)).toBe(true);
    }
  expect(isBefore(there, 'leave pacemaker@ctl1', 'leave corosync@ctl1')).toBe(true);
  // That they were held before says nothing.
  expect(isBefore(there, 'unit keepalived.service@ctl3', 'held-internal@ctl1')).toBe(true);
});

describe('a rolling restart', () => {
  const plan = change({ ...three, services: { keystone: { processes: 3 }, galera: { 'max-connections': 600 } } });
  const step = (id: string) => plan.steps.find((one) => one.id === id)!;

  test('takes one member after the other, each after the others were seen at work and after balancers send it nobody', () => {
    expect(isBefore(plan, 'unit keystone.service@ctl1', 'unit keystone.service@ctl2')).toBe(true);
    expect(step('unit keystone.service@ctl2')).toMatchObject({
      guard: { need: 1, others: [{ host: 'ctl1' }, { host: 'ctl3' }] },
      drain: { hosts },
    });
    expect(step('unit mariadb.service@ctl2')).toMatchObject({
      guard: { need: 2 },
      release: {},
      effect: { stay: 2, of: 3, need: 2 },
    });
  });

  test('is noticed by nobody while others stand in, and for as long as it takes where there are none', () => {
    expect(step('unit mariadb.service@ctl2').effect!.interruption).toEqual({});
    const one = withControllers(1);
    const alone = change({ ...one, services: { galera: { 'max-connections': 600 } } }, one);
    const restart = alone.steps.find(({ verb }) => verb === 'restart')!;
    expect(restart.effect).toMatchObject({ stay: 0, of: 1, interruption: { 'sign-in': 10_000 } });
    expect(restart.guard).toBeUndefined();
  });

  test('begins with members that are down', () => {
    const changed = composed({ ...three, services: { galera: { 'max-connections': 600 } } });
    const observed = hosts.map((host) => settled(composition, host, changed));
    const units = new Map([...observed[2]!.units, ['mariadb.service', { active: false, enabled: true }] as const]);
    const { steps } = makePlan(changed, [observed[0]!, observed[1]!, { ...observed[2]!, units }]);
    expect(steps.filter(({ object }) => object() === 'mariadb.service').map(({ id, verb }) => `${verb} ${id}`)).toEqual(
      ['start unit mariadb.service@ctl3', 'restart unit mariadb.service@ctl1', 'restart unit mariadb.service@ctl2'],
    );
  });
});

describe('a host that is no longer declared', () => {
  const plan = change({ ...three, hosts: three.hosts.slice(0, 2) });

  test('is no longer sent clients, then stops what needs others first, the cluster last', () => {
    expect(isBefore(plan, 'unit haproxy.service@ctl1', 'leave keystone@ctl3')).toBe(true);
    expect(isBefore(plan, 'leave keystone@ctl3', 'leave galera@ctl3')).toBe(true);
    expect(isBefore(plan, 'leave pacemaker@ctl3', 'leave corosync@ctl3')).toBe(true);
    expect(isBefore(plan, 'leave corosync@ctl3', 'leave haproxy@ctl3')).toBe(true);
  });

  test('is freed of requests by its own balancer, which no file tells, and stays so', () => {
    const drains = (service: string) => plan.steps.find(({ id }) => id === `leave ${service}@ctl3`)?.drain;
    expect(drains('keystone')?.hosts).toEqual(['ctl3']);
    expect(drains('keystone')?.drains.map(({ away, back }) => [away.params?.server, back])).toEqual([
      ['ctl3', undefined],
    ]);
    expect(drains('galera')).toBeUndefined();
  });

  test('has left before the others forget it', () => {
    expect(isBefore(plan, 'leave corosync@ctl3', 'unit corosync.service@ctl1')).toBe(true);
    expect(isBefore(plan, 'unit corosync.service@ctl1', 'pacemaker-forget-ctl3@ctl1')).toBe(true);
  });

  test('starts when it joins again, also if it left while it was in maintenance', () => {
    expect(plan.steps.find(({ id }) => id === 'leave galera@ctl3')!.act.script).toContain(
      '/etc/systemd/system/mariadb.service.d/quorate-rest.conf',
    );
  });

  test('keeps nothing of ours', () => {
    const removed = plan.steps.filter(({ host }) => host === 'ctl3').flatMap(({ details }) => details);
    const owned = composition.hosts[2]!;
    expect(removed.sort()).toEqual(
      [...owned.files.map(({ path }) => path), ...owned.units.map(({ name }) => name)].sort(),
    );
  });
});

test('a file that a service no longer has is removed, and what read it is restarted', () => {
  const former = settled(composition, 'ctl1');
  const owned = { service: 'keystone', digest: 'd' };
  const manifest = {
    ...former.manifest,
    files: new Map([...former.manifest.files, ['/etc/keystone/old.conf', owned] as const]),
  };
  const { steps } = makePlan(composition, [
    { ...former, manifest },
    settled(composition, 'ctl2'),
    settled(composition, 'ctl3'),
  ]);
  expect(steps.map(({ id, verb, object }) => [id, verb, object()])).toEqual([
    ['files keystone@ctl1', 'remove', '/etc/keystone/old.conf'],
  ]);
});
