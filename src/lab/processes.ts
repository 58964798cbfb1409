import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { identify, isAlive, type Process } from '../util/process.ts';

/** Sends SIGKILL if it is still the same process. */
export async function kill(target: Process): Promise<void> {
  if (!(await isAlive(target))) return;
  try {
    process.kill(target.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function childrenOf({ pid }: Process): Promise<Process[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return present(
    await Promise.all(
      children
        .split(' ')
        .filter(Boolean)
        .map((child) => identify(Number(child))),
    ),
  );
}

/** Whether it is the first process of a process namespace of its own: the init of a host. */
export async function isInit({ pid }: Process): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^NSpid:\t\d+\t1$/m.test(status);
}

/** All processes of the machine with an argument that is exactly this one. */
export async function withArgument(argument: string): Promise<Process[]> {
  return search(async (pid) => (await argumentsOf(pid)).includes(argument));
}

/** All processes of the machine with an argument that begins so. */
export async function withArgumentFrom(beginning: string): Promise<Process[]> {
  return search(async (pid) => (await argumentsOf(pid)).some((argument) => argument.startsWith(beginning)));
}

async function argumentsOf(pid: number): Promise<string[]> {
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
}

/** All processes whose network is the one that the file stands for. */
export async function inNetworkOf(file: string): Promise<Process[]> {
  const { ino } = await stat(file);
  return search(async (pid) => (await readlink(`/proc/${pid}/ns/net`).catch(() => '')) === `net:[${ino}]`);
}

async function search(matches: (pid: number) => Promise<boolean>): Promise<Process[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await matches(pid)) ? identify(pid) : undefined)));
  return present(found).filter(({ pid }) => pid !== process.pid);
}

function present<T>(values: readonly (T | undefined)[]): T[] {
  return values.filter((value) => value !== undefined);
}
