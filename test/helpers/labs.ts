import { execFile } from 'node:child_process';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cloud } from '../../src/cloud/cloud.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { labUp } from '../../src/lab/up.ts';
import { systemClock } from '../../src/util/clock.ts';
import { stateDirectory } from '../../src/util/state.ts';
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

/** Everything on the machine that carries the lab's name: processes, mounts, networks, control groups, files. */
export async function traces(name: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
  const files = [...pids.map((pid) => `/proc/${pid}/cmdline`), '/proc/self/mounts'];
  const contents = await Promise.all(
    files.map(async (file) => ({ file, content: await readFile(file, 'utf8').catch(() => '') })),
  );
  const directories = ['/run/netns', '/run/systemd/nspawn/propagate', `${stateDirectory()}/labs`];
  directories.push(...['', '/systemd', '/unified'].map((hierarchy) => `/sys/fs/cgroup${hierarchy}`));
  const entries = directories.map(async (path) =>
    (await readdir(path).catch(() => [])).map((entry) => join(path, entry)),
  );
  return [
    ...contents.filter(({ content }) => content.includes(name)).map(({ file, content }) => `${file}: ${content}`),
    ...(await Promise.all(entries)).flat().filter((entry) => entry.includes(name)),
  ];
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
