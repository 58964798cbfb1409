import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cloud } from '../../src/cloud/cloud.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { prepareMachine } from '../../src/lab/machine.ts';
import { progressOf } from '../../src/lab/progress.ts';
import { labUp } from '../../src/lab/up.ts';
import { systemClock } from '../../src/util/clock.ts';
import type { Code } from '../../src/util/codes.ts';
import { QuorateError } from '../../src/util/errors.ts';
import { stateDirectory } from '../../src/util/state.ts';
import { withControllers } from './clouds.ts';

/** What only another machine can cure. */
const incurable: readonly Code[] = ['LAB_NOT_ROOT', 'LAB_NOT_DEBIAN', 'LAB_NO_SPACE', 'LAB_NO_KERNEL_ABILITY'];

/** Why labs cannot be run here; undefined when they can. Installs the packages that are missing, and says so. */
export async function noLabHere(): Promise<string | undefined> {
  const consent = async (packages: readonly string[]) => {
    console.log(`installing ${packages.join(' ')}`);
    return true;
  };
  try {
    await prepareMachine(
      consent,
      progressOf(() => {}, systemClock, undefined),
    );
    return undefined;
  } catch (error) {
    if (error instanceof QuorateError && incurable.includes(error.problems[0].code)) return error.problems[0].what;
    throw error;
  }
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
