import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { CanariesConfig } from './config.ts';
import type { CanaryRecord, Emit } from './record.ts';

/** A running canary process. */
export interface Canaries {
  /** Resolves when it is gone, with the reason when it ended otherwise than it should. Never rejects. */
  readonly gone: Promise<string | undefined>;
  /** Asks it to end, waits for its last answers and the read-back, and ends it by force when that takes too long. */
  stop(): Promise<void>;
}

/** Milliseconds for what a canary does after it was told to end: 10 s for open requests, 3 × 10 s for the read-back, and some. */
const graceMs = 45_000;

/**
 * Starts the canary process with this command line. The configuration travels on its standard input, which stays open:
 * should Quorate die, the input ends, and the canaries with it.
 */
export function startCanaries(command: readonly string[], config: CanariesConfig, emit: Emit): Canaries {
  const [program, ...args] = command;
  // In a process group of its own, so that ^C in a terminal reaches Quorate only: it heals first, while canaries go on.
  const child = spawn(program!, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    // What it complains of is kept with the run.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  child.stdin.on('error', () => {});
  child.stdin.write(`${JSON.stringify(config)}\n`);
  createInterface({ input: child.stdout }).on('line', (line) => emit(JSON.parse(line) as CanaryRecord));
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(-2000);
  });
  const gone = new Promise<string | undefined>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    // `close`, not `exit`: the last records may still be in the pipe.
    child.on('close', (code, signal) =>
      resolve(code === 0 ? undefined : complaint.trim() || `ended by ${signal ?? code}`),
    );
  });
  return {
    gone,
    async stop() {
      child.stdin.end();
      const waited = new AbortController();
      const late = delay(graceMs, 'late' as const, { signal: waited.signal }).catch(() => undefined);
      const first = await Promise.race([gone, late]);
      waited.abort();
      if (first === 'late' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}
