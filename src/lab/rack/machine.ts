import { spawn } from 'node:child_process';
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../util/clock.ts';
import { identify, isAlive, type Process } from '../../util/process.ts';
import { cableCommands, readCuts } from '../cables.ts';
import { ownCgroups } from '../cgroups.ts';
import { run } from '../command.ts';
import type { LabHost } from '../layout.ts';
import { hostDirectory, hostRoot, machineName } from '../paths.ts';
import { childrenOf, isInit, kill, withArgument } from '../processes.ts';

/** What is inside a chassis: one host, run by systemd-nspawn under a shell that keeps its exit status for whoever looks later. */
export interface Machine {
  /** Starts the host and plugs its cables in. Throws when it ended at once. */
  boot(): Promise<void>;
  /** Ends everything in it at once; resolves when nothing of it is left, on its cables either. */
  kill(): Promise<void>;
  runs(): Promise<boolean>;
  /** How it ended by itself: the host went off, or wants to start again. */
  ending(): Promise<'off' | 'reboot'>;
}

/** systemd-nspawn's exit status when the host asked for a reboot and `--keep-unit` leaves it to us. */
const rebootStatus = '133';
const limitMs = 10_000;

/** Takes over the host when it runs already. */
export async function openMachine(lab: string, host: LabHost, clock: Clock): Promise<Machine> {
  const directory = hostDirectory(lab, host.name);
  const exitFile = join(directory, 'exit');
  let shell = (await withArgument(exitFile))[0];
  const runs = async () => shell !== undefined && (await isAlive(shell));

  return {
    runs,
    ending: async () => ((await readFile(exitFile, 'utf8').catch(() => '')).trim() === rebootStatus ? 'reboot' : 'off'),
    boot: async () => {
      await rm(exitFile, { force: true });
      shell = await start(lab, host, exitFile);
      await until(clock, `the cables of ${host.name}`, async () => {
        if (!(await runs())) throw new Error(`${host.name} ended at once; see ${join(directory, 'console.log')}`);
        return (await plugged(host)) === host.links.length;
      });
      const cuts = await readCuts(lab, host.name);
      await run(['ip', '-batch', '-'], { stdin: plugCommands(host) + cableCommands(host, cuts) });
    },
    kill: async () => {
      // The cables first: a host without power says no goodbye, but processes that are killed close their connections. The kernel of one
      // under load also takes its time to drop them, and answers pings until then.
      await unplug(host);
      if (shell) await killHost(shell);
      await until(clock, `the end of ${host.name}`, async () => !(await runs()) && (await plugged(host)) === 0);
    },
  };
}

async function start(lab: string, host: LabHost, exitFile: string): Promise<Process> {
  const console = await open(join(hostDirectory(lab, host.name), 'console.log'), 'a');
  const keepStatus = ['-c', '"$@"; echo $? >"$0"', exitFile];
  const command = [...(await ownCgroups(lab, host.name)), ...nspawn(lab, host)];
  const child = spawn('sh', [...keepStatus, ...command], {
    // A session of its own: the host lives on when we do not.
    detached: true,
    stdio: ['ignore', console.fd, console.fd],
    // Its lock would hold one root for one host; overlays have their own.
    env: { PATH: process.env.PATH, SYSTEMD_NSPAWN_LOCK: '0' },
  });
  child.unref();
  await console.close();
  const shell = child.pid === undefined ? undefined : await identify(child.pid);
  if (!shell) throw new Error(`${host.name} could not be started`);
  return shell;
}

/** Without the right to set the clock or load modules: both are the machine's. */
function nspawn(lab: string, { name, links }: LabHost): string[] {
  return [
    'systemd-nspawn',
    '--quiet',
    '--boot',
    '--register=no',
    '--keep-unit',
    '--settings=no',
    '--resolv-conf=off',
    '--timezone=off',
    '--link-journal=no',
    '--capability=CAP_IPC_LOCK,CAP_NET_ADMIN',
    '--drop-capability=CAP_SYS_TIME,CAP_SYS_MODULE',
    '--private-network',
    ...links.map(({ outside, inside }) => `--network-veth-extra=${outside}:${inside}`),
    `--machine=${machineName(lab, name)}`,
    `--hostname=${name}`,
    `--directory=${hostRoot(lab, name)}`,
  ];
}

function plugCommands({ links }: LabHost): string {
  return links.map(({ outside, bridge }) => `link set ${outside} master ${bridge} up\n`).join('');
}

async function unplug({ links }: LabHost): Promise<void> {
  const commands = links.map(({ outside }) => `link delete ${outside}\n`).join('');
  // Those that are gone already are what was wanted.
  await run(['ip', '-force', '-batch', '-'], { stdin: commands }).catch(() => {});
}

/** How many of the host's cables are in the switch. This process is in the switch's network, and this file shows it. */
async function plugged({ links }: LabHost): Promise<number> {
  const devices = await readFile('/proc/self/net/dev', 'utf8');
  const names = new Set(devices.split('\n').map((line) => line.split(':')[0]!.trim()));
  return links.filter(({ outside }) => names.has(outside)).length;
}

/** The host's init dies, and with it everything in its namespaces. One that has no init yet is ended from outside. */
async function killHost(shell: Process): Promise<void> {
  for (const nspawn of await childrenOf(shell)) {
    const children = await childrenOf(nspawn);
    const inits = await Promise.all(children.map(async (child) => ((await isInit(child)) ? child : undefined)));
    const init = inits.find((child) => child !== undefined);
    await kill(init ?? nspawn);
  }
}

async function until(clock: Clock, what: string, done: () => Promise<boolean>): Promise<void> {
  const began = clock.now();
  while (!(await done())) {
    if (clock.now() - began > limitMs) throw new Error(`waited ${limitMs / 1000} s for ${what}`);
    await clock.sleep(20);
  }
}
