import { expect, test } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { type Composition, compose } from '../compose/compose.ts';
import { digest } from '../util/digest.ts';
import type { Observed } from './observe.ts';
import { makePlan } from './plan.ts';
import type { Step } from './step.ts';

const composition = compose(withControllers(3), (name) => name);

function bare(host: string): Observed {
  const state = composition.hosts.find((one) => one.name === host)!;
  return {
    host,
    missingPackages: state.packages,
    files: new Map(),
    units: new Map(),
    satisfied: new Set(),
    manifest: { files: new Map(), units: new Map() },
  };
}

/** A host just as the plan would leave it: what the unit steps record is what the next look finds. */
function settled(from: Composition, host: string): Observed {
  const state = from.hosts.find((one) => one.name === host)!;
  const recorded = makePlan(
    from,
    from.hosts.map(({ name }) => bare(name)),
  ).steps.filter((step) => step.host === host && step.act.params?.wanted);
  return {
    host,
    missingPackages: [],
    files: new Map(
      state.files.map((file) => [
        file.path,
        { digest: digest(file.content), attributes: `${file.owner} ${file.group} ${file.mode.toString(8)}` },
      ]),
    ),
    units: new Map(state.units.map(({ name }) => [name, { active: true, enabled: true }])),
    satisfied: new Set(from.groups.flatMap((group) => group.converge.map(({ id }) => id))),
    manifest: {
      files: new Map(),
      units: new Map(recorded.map((step) => [step.act.params!.unit!, step.act.params!.wanted!])),
    },
  };
}

const hosts = ['ctl1', 'ctl2', 'ctl3'];
const fromBare = makePlan(composition, hosts.map(bare));

function before(steps: readonly Step[], first: string, then: string): boolean {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const reaches = (id: string): boolean => id === first || (byId.get(id)?.needs ?? []).some(reaches);
  return reaches(then);
}

test('a settled cloud needs nothing', () => {
  expect(
    makePlan(
      composition,
      hosts.map((host) => settled(composition, host)),
    ).steps,
  ).toEqual([]);
});

test('every need of a step is a step, and comes before it', () => {
  const position = new Map(fromBare.steps.map((step, index) => [step.id, index]));
  for (const [index, step] of fromBare.steps.entries()) {
    for (const need of step.needs) expect(position.get(need), `${step.id} needs ${need}`).toBeLessThan(index);
  }
  expect(position.size).toBe(fromBare.steps.length);
});

test('the database is born before others join it, one at a time, and before keystone fills it', () => {
  expect(before(fromBare.steps, 'galera-bootstrap@ctl1', 'unit mariadb.service@ctl2')).toBe(true);
  expect(before(fromBare.steps, 'unit mariadb.service@ctl2', 'unit mariadb.service@ctl3')).toBe(true);
  expect(before(fromBare.steps, 'unit mariadb.service@ctl3', 'keystone-schema@ctl1')).toBe(true);
  expect(before(fromBare.steps, 'held-internal@ctl1', 'keystone-schema@ctl1')).toBe(true);
});

test('hosts that need not wait for each other do not', () => {
  expect(before(fromBare.steps, 'unit corosync.service@ctl1', 'unit corosync.service@ctl2')).toBe(false);
});

test('a changed file restarts what depends on it, even when it was written before a crash', () => {
  const changed = compose(
    { ...withControllers(3), services: { keystone: { 'token-expiration': 7200 } } },
    (name) => name,
  );
  const crashed = hosts.map((host) => ({ ...settled(changed, host), manifest: settled(composition, host).manifest }));
  expect(makePlan(changed, crashed).steps.map(({ id, verb }) => `${verb} ${id}`)).toEqual(
    hosts.map((host) => `restart unit keystone.service@${host}`),
  );
});

test('the balancer is reloaded, not restarted, when only its configuration changes', () => {
  const changed = compose(
    { ...withControllers(3), services: { haproxy: { 'max-connections': 5000 } } },
    (name) => name,
  );
  const verbs = makePlan(
    changed,
    hosts.map((host) => settled(composition, host)),
  ).steps.map(({ verb, object }) => `${verb} ${object}`);
  expect(new Set(verbs)).toEqual(new Set(['write /etc/haproxy/haproxy.cfg', 'reload haproxy.service']));
});

test('a file with the right content and the wrong mode is written again', () => {
  const files = new Map(settled(composition, 'ctl1').files);
  files.set('/etc/keystone/keystone.conf', {
    digest: files.get('/etc/keystone/keystone.conf')!.digest,
    attributes: 'root keystone 644',
  });
  const steps = makePlan(composition, [
    { ...settled(composition, 'ctl1'), files },
    settled(composition, 'ctl2'),
    settled(composition, 'ctl3'),
  ]).steps;
  expect(steps.map(({ id }) => id)).toEqual(['files keystone@ctl1']);
});

test('a converge step that reads a file is taken again when that file changes', () => {
  const cloud = withControllers(3);
  const moved = compose(
    { ...cloud, addresses: [{ name: 'internal', network: 'management', ip: '10.77.0.101' }] },
    (name) => name,
  );
  const steps = makePlan(
    moved,
    hosts.map((host) => settled(composition, host)),
  ).steps;
  expect(before(steps, 'files pacemaker@ctl1', 'cib-resources@ctl1')).toBe(true);
});
