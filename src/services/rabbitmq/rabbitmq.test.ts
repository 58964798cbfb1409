import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { compose } from '../../compose/compose.ts';
import type { Facts } from '../condition.ts';
import type { View } from '../service.ts';
import { storedHash } from './accounts.ts';
import { rabbitmqConverge } from './converge.ts';
import { rabbitmqFiles } from './files.ts';
import { rabbitmqHealth } from './health.ts';
import { rabbitmq } from './index.ts';
import { rabbitmqLeave } from './leave.ts';
import memberWell from './member-well.sh';
import { rabbitmqProbe } from './probe.ts';
import queuesGrown from './queues-grown.sh';
import type { RabbitmqSettings } from './settings.ts';

const pem = (kind: string) => `-----BEGIN ${kind}-----\nMIIB\n-----END ${kind}-----\n`;

function viewOf(cloud: Cloud): View<RabbitmqSettings> {
  const secret = (name: string) =>
    name.startsWith('tls/') ? `${pem('PRIVATE KEY')}${pem('CERTIFICATE')}` : `secret-of-${name}`;
  const group = compose(cloud, secret).groups.find(({ service }) => service.id === 'rabbitmq')!;
  return group.view as View<RabbitmqSettings>;
}

function file(cloud: Cloud, path: string, host = 'ctl2'): string {
  const view = viewOf(cloud);
  const files = rabbitmqFiles(view, view.members.find((one) => one.host === host)!);
  return files.find((one) => one.path === path)?.content ?? '';
}

const clear: Cloud = { ...threeControllers(), tls: 'off' };

test('a member listens on its own address only, and gives way where it has no majority', () => {
  const content = file(clear, '/etc/rabbitmq/rabbitmq.conf');
  expect(content).toContain('listeners.tcp.1 = 10.77.0.12:5672');
  expect(content).toContain('distribution.listener.interface = 10.77.0.12');
  expect(content).toContain('management.tcp.ip = 127.0.0.1');
  expect(content).toContain('cluster_partition_handling = pause_minority');
  expect(content).toContain('net_ticktime = 8\n');
  expect(file(clear, '/etc/rabbitmq/advanced.config')).toBe('[{aten, [{poll_interval, 1000}]}].\n');
  expect(content).not.toContain('secret-of-');
});

test('encrypted, there is no port in the clear, and members show each other their certificates', () => {
  const content = file(threeControllers(), '/etc/rabbitmq/rabbitmq.conf');
  expect(content).toContain('listeners.tcp = none');
  expect(content).toContain('listeners.ssl.1 = 10.77.0.12:5671');
  expect(file(threeControllers(), '/etc/rabbitmq/rabbitmq-env.conf')).toContain('-proto_dist inet_tls');
  expect(file(threeControllers(), '/etc/rabbitmq/tls/between-members.config')).toContain(
    '{fail_if_no_peer_cert, true}',
  );
  expect(file(threeControllers(), '/etc/rabbitmq/tls/host.key')).toBe(pem('PRIVATE KEY'));
  expect(file(threeControllers(), '/etc/rabbitmq/tls/ca.pem')).toBe(pem('CERTIFICATE'));
  expect(rabbitmq.contributes!(viewOf(threeControllers()))).toContainEqual({
    kind: 'broker',
    host: 'ctl1',
    ip: '10.77.0.11',
    port: 5671,
  });
});

test('any host of the cloud, and whoever is on its network, may be a client; only members reach the ports between members', () => {
  const open = rabbitmq.contributes!(viewOf(threeControllers())).filter((one) => one.kind === 'open-port');
  expect(open.map(({ port, from, network }) => [port, from, network])).toEqual([
    [5671, 'cloud', 'management'],
    [5671, 'network', 'management'],
    [4369, 'members', 'management'],
    [25672, 'members', 'management'],
  ]);
});

test('a member that joins restarts nobody', () => {
  const restarting = (cloud: Cloud) => {
    const view = viewOf(cloud);
    return rabbitmqFiles(view, view.members[0]!).filter(({ restarts }) => restarts?.length);
  };
  expect(restarting(withControllers(3))).toEqual(restarting(withControllers(1)));
});

test('the stored password is salt and digest as RabbitMQ computes them, and always the same', () => {
  const bytes = Buffer.from(storedHash('nova', 'geheim'), 'base64');
  const digest = createHash('sha256')
    .update(Buffer.concat([bytes.subarray(0, 4), Buffer.from('geheim')]))
    .digest();
  expect(bytes.subarray(4)).toEqual(digest);
  expect(storedHash('nova', 'geheim')).toBe(storedHash('nova', 'geheim'));
  expect(storedHash('neutron', 'geheim')).not.toBe(storedHash('nova', 'geheim'));
});

test('steps carry no password in their parameters', () => {
  const steps = rabbitmqConverge(viewOf(clear));
  expect(JSON.stringify(steps.map(({ act, look }) => [act.params, look.params]))).not.toContain('secret-of-');
  expect(steps.map(({ id }) => id)).toContain('rabbitmq-account-quorate_canary');
});

test('Khepri is asked for where the platform has it, and queues grow where there is more than one member', () => {
  const ids = (cloud: Cloud) => rabbitmqConverge(viewOf(cloud)).map(({ id }) => id);
  expect(ids(clear)).toContain('rabbitmq-khepri');
  expect(ids({ ...clear, platform: 'debian-12' })).not.toContain('rabbitmq-khepri');
  expect(ids({ ...withControllers(1), tls: 'off' })).not.toContain('rabbitmq-grow');
});

/** Runs a script whose `api` gives `answer`, and whose peers take clients as `serving` says. */
function exits(
  script: string,
  answer: string,
  params: Readonly<Record<string, string>>,
  serving = true,
): number | null {
  const assigned = Object.entries(params).map(([name, value]) => `${name}='${value}'\n`);
  const fakes = `api() { ${answer ? `printf '%s' '${answer}'` : 'return 22'}; }\nserves() { ${serving}; }\n`;
  return spawnSync('sh', { input: `${assigned.join('')}${fakes}${script}` }).status;
}

const node = (host: string, more: object = {}) => ({
  partitions: [],
  mem_alarm: false,
  disk_free_alarm: false,
  name: `rabbit@${host}`,
  running: true,
  ...more,
});
const self = { self: 'ctl1', peers: 'ctl2=10.77.0.12', nodes_path: 'nodes' };
const well = (nodes: readonly object[], serving = true) =>
  exits(memberWell, JSON.stringify(nodes), self, serving) === 0;

test('the gate opens for a member at work with every peer that takes clients, and for no other', () => {
  expect(well([node('ctl1'), node('ctl2')])).toBe(true);
  expect(well([node('ctl1'), node('ctl2', { running: false })], false)).toBe(true);
  expect(well([node('ctl1'), node('ctl2', { running: false })])).toBe(false);
  expect(well([node('ctl1')])).toBe(false);
  expect(well([node('ctl1', { running: false }), node('ctl2')])).toBe(false);
  expect(well([node('ctl1', { mem_alarm: true }), node('ctl2')])).toBe(false);
  expect(well([node('ctl1', { partitions: ['rabbit@ctl2'] }), node('ctl2')])).toBe(false);
  expect(exits(memberWell, '', self)).not.toBe(0);
});

test('queues have grown when each quorum queue is on every member; classic ones stay where they are', () => {
  const grown = (queues: readonly object[]) =>
    exits(queuesGrown, JSON.stringify(queues), { members: 'rabbit@ctl1 rabbit@ctl2' }) === 0;
  const both = { members: ['rabbit@ctl1', 'rabbit@ctl2'], type: 'quorum' };
  expect(grown([])).toBe(true);
  expect(grown([both, { type: 'classic' }])).toBe(true);
  expect(grown([both, { members: ['rabbit@ctl1'], type: 'quorum' }])).toBe(false);
  expect(grown([{ members: ['rabbit@ctl1', 'rabbit@ctl20'], type: 'quorum' }])).toBe(false);
  expect(exits(queuesGrown, '', { members: 'rabbit@ctl1' })).not.toBe(0);
});

test('a member that left is forgotten only by members that can be asked', () => {
  const look = rabbitmqLeave(viewOf(clear), 'ctl4')[0]!.look;
  const gone = (answer: string) => exits(look.script.replace(/^api\(\).*$/m, ''), answer, look.params!) === 0;
  expect(gone(JSON.stringify([node('ctl1')]))).toBe(true);
  expect(gone(JSON.stringify([node('ctl1'), node('ctl4', { running: false })]))).toBe(false);
  expect(gone('')).toBe(false);
});

test('the probe reads what a member sees, and nothing from one that is silent', () => {
  const nodes = [node('ctl1', { disk_free_alarm: true }), node('ctl2', { running: false, mem_alarm: true })];
  const facts = rabbitmqProbe.parse(`ctl1\n{"name":"quorate"}\n200\n${JSON.stringify(nodes)}\n200\n`);
  expect(facts).toEqual({ http: '200', running: 'ctl1', partitions: '', alarms: 'disk' });
  expect(rabbitmqProbe.parse('ctl1\n\n000\n\n000\nactivating\n')).toEqual({ http: '000', unit: 'activating' });
});

const good: Facts = { http: '200', running: 'ctl1 ctl2 ctl3', partitions: '', alarms: '' };
const told = (facts: Readonly<Record<string, Facts>>) =>
  rabbitmqHealth(viewOf(clear), new Map(Object.entries(facts)))
    .map(({ code, host }) => `${code} ${host ?? ''}`.trim())
    .sort();

test('three members that see each other are well; one that knows nothing of the others for a tick is no news', () => {
  expect(told({ ctl1: good, ctl2: good, ctl3: good })).toEqual([]);
  expect(told({ ctl1: { unit: 'active', http: '200' }, ctl2: good, ctl3: good })).toEqual([]);
});

test('what is wrong is told by name, and who is missing only once', () => {
  const two = { ...good, running: 'ctl1 ctl2' };
  const down: Facts = { unit: 'inactive', http: '000' };
  expect(told({ ctl1: two, ctl2: two, ctl3: down })).toEqual(['MEMBER_DOWN ctl3', 'RABBITMQ_DEGRADED']);
  expect(told({ ctl1: two, ctl2: two })).toEqual(['RABBITMQ_DEGRADED']);
  const alone = { ...good, running: 'ctl3' };
  expect(told({ ctl1: two, ctl2: two, ctl3: alone })).toEqual(['RABBITMQ_DEGRADED', 'RABBITMQ_NOT_CLUSTERED ctl3']);
  expect(told({ ctl1: { ...two, partitions: 'ctl3' }, ctl2: two, ctl3: { ...alone, partitions: 'ctl1' } })).toEqual([
    'RABBITMQ_DEGRADED',
    'RABBITMQ_PARTITIONED',
  ]);
  expect(told({ ctl1: { ...good, alarms: 'disk' }, ctl2: good, ctl3: good })).toEqual(['RABBITMQ_ALARM ctl1']);
});
