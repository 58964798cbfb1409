import { type ChildProcess, spawn } from 'node:child_process';

/** What a command of the built program did. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of the built program that is still running. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when this text has been printed so many times on standard error; rejects when the command ends without it. */
  printed(text: string | RegExp, times?: number): Promise<void>;
}

/** Starts `quorate` as an operator would, without a terminal. */
export function start(...args: string[]): Running {
  const child = spawn('bin/quorate', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  let look = () => {};
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    look();
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
  return {
    process: child,
    ended,
    printed: (text, times = 1) =>
      new Promise((resolve, reject) => {
        look = () => {
          if (stderr.split(text).length > times) resolve();
        };
        look();
        void ended.then(() => reject(new Error(`ended without "${text}":\n${stderr}`)));
      }),
  };
}

/** Runs `quorate` to its end. */
export function quorate(...args: string[]): Promise<Ran> {
  return start(...args).ended;
}
