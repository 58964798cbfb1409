import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCredentials } from '../../src/lab/credentials.ts';
import { labDown } from '../../src/lab/down.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { openLab } from '../../src/lab/open.ts';
import { withArgument } from '../../src/lab/processes.ts';
import type { PowerEvent } from '../../src/lab/rack/journal.ts';
import { labStatus } from '../../src/lab/status.ts';
import { labUp } from '../../src/lab/up.ts';
import { systemClock } from '../../src/util/clock.ts';
import { command, noLabHere, on, smallCloud, traces, up, within } from '../helpers/labs.ts';

const reason = await noLabHere();
const name = `test-${process.pid}`;
const other = `${name}-other`;
const options = { report: () => {}, clock: systemClock };
const remove = async (lab: string) => labDown(lab, options).catch(() => {});

const pings = async (lab: Lab, from: string, address: string) =>
  (await on(lab, from, `ping -q -c 1 -W 1 ${address}`)).includes(' 0% packet loss');

describe.skipIf(reason)(`a lab of real hosts${reason ? ` (${reason})` : ''}`, () => {
  let lab: Lab;

  beforeAll(async () => {
    lab = await up(name, smallCloud(2));
  });
  afterAll(async () => {
    await remove(name);
    await remove(other);
  });

  const events = async () =>
    (await readFile(`${lab.dir}/power.ndjson`, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as PowerEvent);

  /** A stock fence agent, on a host, told everything on its standard input. */
  async function agent(from: string, program: string, options: Record<string, string>): Promise<string> {
    const words = Object.entries(options).map(([option, value]) => `${option}=${value}`);
    return on(lab, from, `printf '${words.join('\\n')}\\n' | ${program} 2>&1; echo "exit $?"`);
  }

  async function fence(from: string, target: string, action: string): Promise<string> {
    const { user, password } = (await readCredentials(name, 'bmc'))[target]!;
    const address = { ip: `10.77.3.1${target.at(-1)}`, username: user, password };
    return agent(from, 'fence_redfish', {
      ...address,
      ssl_insecure: '1',
      systems_uri: '/redfish/v1/Systems/1',
      action,
    });
  }

  /** By an outlet: `pdu-a/2`. */
  async function cut(from: string, outlet: string, action: string, given?: string): Promise<string> {
    const [pdu, plug] = outlet.split('/') as [string, string];
    const { user, password } = (await readCredentials(name, 'pdu'))[pdu]!;
    const ip = pdu === 'pdu-a' ? '10.77.3.51' : '10.77.3.52';
    return agent(from, 'fence_netio', { ip, username: user, password: given ?? password, plug, action });
  }

  const answers = (host: string) =>
    within(20_000, `${host} answers`, async () => (await on(lab, host, 'echo here')) === 'here');

  test('hosts answer plain ssh, by their own keys, with all their units up', async () => {
    expect(await on(lab, 'ctl1', 'hostname; systemctl is-system-running')).toBe('ctl1\nrunning');
    const swapped = await command(
      'ssh',
      '-F',
      lab.sshConfig,
      '-o',
      'HostName=10.77.0.12',
      '-o',
      'HostKeyAlias=ctl1',
      'ctl1',
      'true',
    );
    expect(swapped).toContain('HOST IDENTIFICATION HAS CHANGED');
  });

  test('hosts have their declared addresses, names and no way out', async () => {
    const addresses = await on(lab, 'ctl2', "ip -4 -o addr show scope global | awk '{print $2, $4}'");
    expect(addresses).toBe('eth0 10.77.0.12/24\neth1 10.77.1.12/24\neth2 10.77.2.12/24');
    expect(await on(lab, 'ctl2', 'getent hosts ctl1')).toMatch(/^10\.77\.0\.11\s+ctl1$/);
    expect(await on(lab, 'ctl2', 'ping -c 1 -W 1 192.0.2.1')).toContain('100% packet loss');
    expect(await command(lab.vantage[0]!, ...lab.vantage.slice(1), 'ip', 'route', 'show', 'default')).toBe('');
  });

  test('hosts reach each other on every network, and the power switches on one they are not on', async () => {
    for (const address of ['10.77.0.12', '10.77.1.12', '10.77.2.12', '10.77.3.12']) {
      expect(await pings(lab, 'ctl1', address), address).toBe(true);
    }
  });

  test('hosts cannot set the clock nor load modules of the machine', async () => {
    const bounding = await on(lab, 'ctl1', "awk '/CapBnd/ {print $2}' /proc/1/status");
    const has = (bit: bigint) => ((BigInt(`0x${bounding}`) >> bit) & 1n) === 1n;
    expect([has(25n), has(16n), has(12n)]).toEqual([false, false, true]);
  });

  test('power off kills at once: within 1 s nothing answers at its address', async () => {
    await lab.power('ctl2', 'off');
    expect(await lab.state('ctl2')).toBe('off');
    expect(await pings(lab, 'ctl1', '10.77.0.12')).toBe(false);
    const off = (await events()).at(-1)!;
    expect(off).toMatchObject({ host: 'ctl2', action: 'off', by: 'control' });
    expect(off.done - off.asked).toBeLessThan(1000);
  });

  test('power on boots after POST, with the disk as it was', async () => {
    await lab.power('ctl2', 'on');
    await answers('ctl2');
    await on(lab, 'ctl2', 'echo kept >/root/file');
    await lab.power('ctl2', 'reset');
    await answers('ctl2');
    expect(await on(lab, 'ctl2', 'cat /root/file')).toBe('kept');
    const [on1, boot] = (await events()).slice(-2);
    expect([on1!.action, boot!.action]).toEqual(['reset', 'boot']);
    expect(boot!.done - boot!.asked).toBeGreaterThanOrEqual(1000);
  });

  test('a stock fence agent on one host turns another off and on, and needs the password', async () => {
    expect(await fence('ctl1', 'ctl2', 'status')).toMatch(/ON\nexit 0$/);
    expect(await fence('ctl1', 'ctl2', 'off')).toMatch(/exit 0$/);
    expect(await lab.state('ctl2')).toBe('off');
    expect(await fence('ctl1', 'ctl2', 'status')).toMatch(/OFF\nexit 2$/);
    expect(await fence('ctl1', 'ctl2', 'on')).toMatch(/exit 0$/);
    await answers('ctl2');
    expect((await events()).filter(({ by }) => by === 'bmc').map(({ action }) => action)).toEqual([
      'off',
      'on',
      'boot',
    ]);
    const stranger = await on(
      lab,
      'ctl1',
      'curl -sk -o /dev/null -w "%{http_code}" https://10.77.3.12/redfish/v1/Systems/1',
    );
    expect(stranger).toBe('401');
  });

  /** How a connection to a power switch ends: made, refused, or nothing for 2 s. */
  const knock = async (target: string) => {
    const open = `timeout 2 bash -c ': </dev/tcp/10.77.3.1${target.at(-1)}/443' 2>/dev/null; echo $?`;
    return { 0: 'made', 1: 'refused', 124: 'silent' }[await on(lab, 'ctl1', open)];
  };

  test('unplugged, host and power switch are dead, and nothing refuses; plugged in, both return by themselves', async () => {
    expect(await knock('ctl2')).toBe('made');
    await lab.power('ctl2', 'unplug');
    expect(await lab.state('ctl2')).toBe('unpowered');
    expect(await pings(lab, 'ctl1', '10.77.0.12')).toBe(false);
    expect(await knock('ctl2')).toBe('silent');
    await expect(lab.power('ctl2', 'on')).rejects.toMatchObject({ problems: [{ code: 'LAB_RACK_FAILED' }] });
    await lab.power('ctl2', 'plug');
    await answers('ctl2');
    expect(await fence('ctl1', 'ctl2', 'status')).toMatch(/ON\nexit 0$/);
    const told = (await events()).slice(-3).map(({ action, by }) => `${action} by ${by}`);
    expect(told).toEqual(['unplug by control', 'plug by control', 'boot by control']);
  });

  test('the stock agent of a power strip needs the password; a host is off when both its outlets are', async () => {
    expect(await cut('ctl1', 'pdu-a/2', 'off', 'wrong')).not.toMatch(/exit 0$/);
    expect(await cut('ctl1', 'pdu-a/2', 'off')).toMatch(/exit 0$/);
    expect(await cut('ctl1', 'pdu-a/2', 'status')).toMatch(/OFF\nexit 2$/);
    expect(await lab.state('ctl2')).toBe('on');
    expect(await cut('ctl1', 'pdu-b/2', 'off')).toMatch(/exit 0$/);
    expect(await lab.state('ctl2')).toBe('unpowered');
    expect(await knock('ctl2')).toBe('silent');
    expect(await cut('ctl1', 'pdu-a/2', 'on')).toMatch(/exit 0$/);
    await answers('ctl2');
    expect(await cut('ctl1', 'pdu-b/2', 'reboot')).toMatch(/exit 0$/);
    expect(await lab.state('ctl2')).toBe('on');
    const told = (await events()).filter(({ by }) => by === 'pdu').map(({ host, action }) => `${host} ${action}`);
    expect(told).toEqual(['ctl2 off', 'ctl2 on', 'ctl2 boot']);
  });

  test('a host that powers off by itself is off; one that reboots comes back', async () => {
    await on(lab, 'ctl2', 'systemctl poweroff');
    await within(10_000, 'ctl2 is off', async () => (await lab.state('ctl2')) === 'off');
    await lab.power('ctl2', 'on');
    await answers('ctl2');
    const boot = await on(
      lab,
      'ctl2',
      'cut -d. -f1 /proc/1/stat >/dev/null; systemctl show -P UserspaceTimestampMonotonic',
    );
    await on(lab, 'ctl2', 'systemctl reboot');
    await within(20_000, 'ctl2 rebooted', async () => {
      const now = await on(lab, 'ctl2', 'systemctl show -P UserspaceTimestampMonotonic');
      return /^\d+$/.test(now) && now !== boot;
    });
    expect((await events()).filter(({ by }) => by === 'host').map(({ action }) => action)).toEqual([
      'off',
      'reset',
      'boot',
    ]);
  });

  test('a killed rack: hosts live on, what is unplugged stays so, and the next to open the lab starts it again', async () => {
    await lab.power('ctl2', 'unplug');
    const [rack] = await withArgument(name);
    process.kill(rack!.pid, 'SIGKILL');
    expect((await labStatus(name)).standing).toBe('no-rack');
    expect(await on(lab, 'ctl1', 'echo here')).toBe('here');
    lab = await openLab(name);
    expect([await lab.state('ctl1'), await lab.state('ctl2')]).toEqual(['on', 'unpowered']);
    expect(await knock('ctl2')).toBe('silent');
    await lab.power('ctl2', 'plug');
    await answers('ctl2');
    await lab.power('ctl1', 'off');
    expect(await pings(lab, 'ctl2', '10.77.0.11')).toBe(false);
    await lab.power('ctl1', 'on');
    await answers('ctl1');
  });

  test('up again leaves it as it is; another cloud cannot take its name', async () => {
    const before = await on(lab, 'ctl1', 'systemctl show -P UserspaceTimestampMonotonic');
    await up(name, smallCloud(2));
    expect(await on(lab, 'ctl1', 'systemctl show -P UserspaceTimestampMonotonic')).toBe(before);
    await expect(up(name, smallCloud(1))).rejects.toMatchObject({ problems: [{ code: 'LAB_NAME_IN_USE' }] });
  });

  test('a second lab with the same addresses stands beside it, and they do not see each other', async () => {
    const second = await up(other, smallCloud(1));
    await on(second, 'ctl1', 'echo second >/root/whose');
    expect(await on(lab, 'ctl1', 'cat /root/whose')).toContain('No such file');
    expect(await pings(second, 'ctl1', '10.77.0.12')).toBe(false);
    await labDown(other, options);
    expect(await traces(other)).toEqual([]);
    expect(await on(lab, 'ctl1', 'echo here')).toBe('here');
  });

  test('down leaves no process, mount, network, control group or file, even of a lab whose rack was killed', async () => {
    const [rack] = await withArgument(name);
    process.kill(rack!.pid, 'SIGKILL');
    expect(await traces(name)).not.toEqual([]);
    await labDown(name, options);
    expect(await traces(name)).toEqual([]);
    await expect(openLab(name)).rejects.toMatchObject({ problems: [{ code: 'LAB_NOT_FOUND' }] });
  });

  test('an interrupted up leaves nothing', async () => {
    const stop = new AbortController();
    const report = ({ type, ...event }: { type: string }) => {
      if (type === 'step-started' && 'host' in event) stop.abort(new Error('stopped'));
    };
    const interrupted = labUp(smallCloud(1), {
      name,
      consent: async () => false,
      report,
      clock: systemClock,
      signal: stop.signal,
    });
    await expect(interrupted).rejects.toThrow('stopped');
    expect(await traces(name)).toEqual([]);
  });
});
