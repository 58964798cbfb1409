import { readFile } from 'node:fs/promises';

/** A process that cannot be taken for another: ids are used again within the hour, but never with the same start. */
export interface Process {
  readonly pid: number;
  /** Clock ticks between the machine's start and its own. */
  readonly started: string;
}

/** Undefined when there is no such process, or it is dead and only waits to be noticed. */
export async function identify(pid: number): Promise<Process | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name before the last parenthesis may hold anything.
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const started = fields[18];
  return started === undefined || state === 'Z' || state === 'X' ? undefined : { pid, started };
}

export async function isAlive(process: Process): Promise<boolean> {
  return (await identify(process.pid))?.started === process.started;
}
