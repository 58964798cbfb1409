import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Cloud } from '../../src/cloud/cloud.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { labUp } from '../../src/lab/up.ts';
import { systemClock } from '../../src/util/clock.ts';
import { withControllers } from './clouds.ts';

/** Why labs cannot be run here; undefined when they can. Packages are never installed by a test. */
export async function noLabHere(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'not root';
  const needed = ['/usr/bin/systemd-nspawn', '/usr/sbin/debootstrap', '/usr/bin/socat'];
  for (const program of needed) {
    const missing = await access(program).then(
      () => false,
      () => true,
    );
    if (missing) return `no ${program}`;
  }
  return undefined;
}

/** A small cloud with quick power. */
export function smallCloud(hosts: number): Cloud {
  const cloud = withControllers(hosts);
  return { ...cloud, lab: { ...cloud.lab, bmcLatency: 200, post: 1000 } };
}

export async function up(name: string, cloud: Cloud): Promise<Lab> {
  return labUp(cloud, { name, consent: async () => false, report: () => {}, clock: systemClock });
}

/** Runs a program of the machine; its output, or what it said when it failed. */
export async function command(file: string, ...args: string[]): Promise<string> {
  const result = await promisify(execFile)(file, args, { timeout: 60_000 }).catch((error) => error);
  return `${result.stdout}${result.stderr}`.trim();
}

/** Runs a command on a host of the lab by plain ssh. */
export async function on(lab: Lab, host: string, line: string): Promise<string> {
  return command('ssh', '-F', lab.sshConfig, host, line);
}

/** Everything on the machine that carries the lab's name. */
export async function traces(name: string): Promise<string> {
  const look = [
    'grep -la -- "$0" /proc/[0-9]*/cmdline | grep -v "/$$/"',
    'grep -- "$0" /proc/self/mounts',
    'ls -d /run/netns/*"$0"* /run/systemd/nspawn/*/*"$0"* "$1"/labs/"$0"*',
    'find /sys/fs/cgroup -maxdepth 2 -name "*$0*"',
  ];
  return command('sh', '-c', `(${look.join('; ')}) 2>/dev/null`, name, process.env.QUORATE_STATE ?? '/var/lib/quorate');
}

/** Resolves when it is so; throws when it is not within the time in ms. */
export async function within(ms: number, what: string, so: () => Promise<boolean>): Promise<number> {
  const began = systemClock.now();
  while (!(await so())) {
    if (systemClock.now() - began > ms) throw new Error(`not within ${ms} ms: ${what}`);
    await systemClock.sleep(50);
  }
  return systemClock.now() - began;
}
