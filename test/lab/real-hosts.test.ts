import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingsReport } from '../../src/cli/findings-report.ts';
import type { Status } from '../../src/health/status.ts';
import { readCredentials } from '../../src/lab/credentials.ts';
import { openLab } from '../../src/lab/open.ts';
import { sshConfigFile } from '../../src/lab/ssh-config.ts';
import { noRehearsal, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/**
 * Hosts as an operator has them: reached by the addresses in the file, through the operator's own SSH configuration, as a user that is not
 * root. They are a lab's, but Quorate is not told so. Every command of the guide's part on real hosts, as written and in its order; it runs
 * within the lab's network, so that no packet leaves it.
 */
const cloud = new Rehearsal('real');
const hosts = ['ctl1', 'ctl2', 'ctl3'];
const env = {
  ...process.env,
  HOME: cloud.directory,
  QUORATE_STATE: join(cloud.directory, 'state'),
  PATH: `${cloud.directory}/programs:${process.env.PATH}`,
};
const commands = [
  ...readFileSync('docs/guide/first-cloud.md', 'utf8')
    .split('## Real hosts')[1]!
    .matchAll(/^ {3}```\n([\s\S]*?)^ {3}```/gm),
].flatMap(([, block]) =>
  block!
    .trim()
    .split('\n')
    .map((line) => line.trim()),
);

let vantage: readonly string[];
let passwords: Readonly<Record<string, string>>;

/** Runs the command where the operator sits. Asynchronous: its hosts may need this process. */
async function operator(command: string, input = '') {
  const [program, ...before] = [...vantage, 'bash', '-c', command];
  const child = spawn(program!, before, { cwd: cloud.directory, env });
  child.stdin.end(input);
  const closed = once(child, 'close');
  const [stdout, stderr] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const [code] = await closed;
  return { code, stdout, stderr };
}

describe.skipIf(noRehearsal)(`a cloud on real hosts${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(
      threeControllers((text) => text.replace('user: root', 'user: oncall').replace('post: 15s', 'post: 3s')),
    );
    await cloud.up();
    vantage = (await openLab(cloud.lab)).vantage;
    const switches = { ...(await readCredentials(cloud.lab, 'bmc')), ...(await readCredentials(cloud.lab, 'pdu')) };
    passwords = Object.fromEntries(Object.entries(switches).map(([name, { password }]) => [name, password]));
    for (const host of hosts) expect(cloud.on(host, 'sh && echo made', makeOperator)).toBe('made');
    mkdirSync(join(cloud.directory, 'programs'));
    const ssh = join(cloud.directory, 'programs/ssh');
    writeFileSync(ssh, `#!/bin/sh\nexec /usr/bin/ssh -F ${sshConfigFile(cloud.lab)} "$@"\n`);
    chmodSync(ssh, 0o755);
    mkdirSync(env.QUORATE_STATE);
    symlinkSync(join(process.cwd(), 'bin'), join(cloud.directory, 'bin'));
  });
  afterAll(() => cloud.down());

  test('the operator is a user who may become root', async () => {
    expect((await operator('ssh oncall@10.77.0.12 "id -un; sudo -n id -un"')).stdout).toBe('oncall\nroot\n');
    expect(commands).toContain('bin/quorate apply');
  });

  test.each(commands)('%s', async (command) => {
    const asked = command.replace(/ apply$/, ' apply --yes');
    const password = passwords[/(?:fence|pdu)\/([\w-]+)/.exec(command)?.[1] ?? ''];
    const ran = asked.endsWith('status') ? await untilWell(asked) : await operator(asked, password);
    expect(ran.code, `${ran.stdout}\n${ran.stderr}`).toBe(0);
  });

  test('nothing is left to do, and the cluster can fence its members', async () => {
    const plan = await operator('bin/quorate plan --detailed-exitcode');
    expect(plan.code, plan.stdout).toBe(0);
  });

  test('status tells who holds what, what it rests on and what it would survive', async () => {
    const status = await lookedAt();
    const { addresses, databaseWriter, quorum, services, revisions, tolerates, fencing } = status;
    // There is no way out of a lab, and so no clock to go by: the one thing that real hosts there lack.
    expect(status).toMatchObject({ conditions: [{ code: 'TIME_SOURCE_MISSING', severity: 'warning' }], hosts });
    expect(addresses.internal).toHaveLength(1);
    expect(addresses.public).toEqual(addresses.internal);
    expect(hosts).toContain(databaseWriter);
    for (const service of ['corosync', 'pacemaker', 'galera', 'rabbitmq'])
      expect(quorum[service]).toEqual({ have: 3, of: 3, need: 2 });
    for (const members of Object.values(services))
      expect(members).toEqual({ ctl1: 'well', ctl2: 'well', ctl3: 'well' });
    expect(Object.values(revisions)).toEqual([hosts]);
    expect(tolerates).toMatchObject({ hosts: 1 });
    const levels = ['redfish', 'pdu'].map((agent) => ({ agent, state: 'ready' }));
    const ready = { state: 'ready', levels };
    expect(fencing).toEqual({ ctl1: ready, ctl2: ready, ctl3: ready });
  });

  test('what is wrong is told by name and place, and what follows from it is not', async () => {
    cloud.on('ctl2', 'systemctl stop rabbitmq-server');
    const { health, conditions } = await lookedAt();
    cloud.on('ctl2', 'systemctl start rabbitmq-server');
    expect(health).not.toBe('HEALTH_OK');
    const told = conditions.filter(({ standing }) => standing === 'counts');
    expect(told.map(({ code, host }) => `${code} ${host}`)).toEqual(['MEMBER_DOWN ctl2']);
    expect((await untilWell('bin/quorate status')).code).toBe(0);
  });

  test('fencing is tried on every controller: each is off by each level, then another boot, and status knows when', async () => {
    const boots = () => hosts.map((host) => cloud.on(host, 'cat /proc/sys/kernel/random/boot_id; uptime -s'));
    const before = boots();
    const tested = await operator('bin/quorate preflight --test-fencing --yes -o json');
    expect(tested.code, `${tested.stdout}\n${tested.stderr}`).toBe(0);
    for (const [index, boot] of boots().entries()) expect(boot).not.toBe(before[index]);
    expect((await untilWell('bin/quorate status')).code).toBe(0);
    const { fencing } = await lookedAt();
    for (const { levels } of Object.values(fencing)) {
      expect(levels).toHaveLength(2);
      for (const { proven } of levels) expect(Date.now() - Date.parse(proven!)).toBeLessThan(15 * 60_000);
    }
  });

  test('what runs there is audited over SSH as if a stranger had built it: nothing that kills it, and nothing unread', async () => {
    const audited = await operator(
      'bin/quorate audit ssh:oncall@10.77.0.11,oncall@10.77.0.12,oncall@10.77.0.13 -o json',
    );
    const { findings } = JSON.parse(audited.stdout) as FindingsReport;
    const told = findings.map(({ severity, code, what }) => `${severity} ${code}: ${what}`);
    expect(told.filter((one) => !one.startsWith('advice')).join('\n')).toBe('');
    expect(audited.code).toBe(0);
    const connection = cloud.on('ctl1', 'grep ^connection /etc/keystone/keystone.conf');
    const [, password] = /:\/\/keystone:([^@]+)@/.exec(connection)!;
    expect(audited.stdout).not.toContain(password);
  });

  test('what the operator may not read, nobody reads: files of secrets belong to root', () => {
    expect(cloud.on('ctl1', 'su oncall -c "cat /etc/keystone/keystone.conf" 2>&1')).toContain('Permission denied');
  });
});

async function lookedAt(): Promise<Status> {
  return JSON.parse((await operator('bin/quorate status -o json')).stdout) as Status;
}

/** After its first minutes a cloud is well; how long that takes is the machine's affair. */
async function untilWell(command: string) {
  for (let left = 60; ; left -= 1) {
    const ran = await operator(command);
    if (ran.code === 0 || left === 0) return ran;
    await delay(1000);
  }
}

/** A lab's hosts may not set the clock, which is the machine's: real ones may, and a chronyd that could not would never start. */
const makeOperator = `set -e
/usr/sbin/useradd --create-home --shell /bin/sh --password '*' oncall
install -d -m 700 -o oncall /home/oncall/.ssh
install -m 600 -o oncall /root/.ssh/authorized_keys /home/oncall/.ssh/authorized_keys
echo 'oncall ALL=(root) NOPASSWD: ALL' >/etc/sudoers.d/oncall
echo 'DAEMON_OPTS="-F 1 -x"' >/etc/default/chrony
mkdir -p /etc/systemd/system/chrony.service.d
printf '[Unit]\\nConditionCapability=\\n' >/etc/systemd/system/chrony.service.d/lab.conf
systemctl daemon-reload
`;
