import type { Clock } from '../../util/clock.ts';
import type { CanaryId } from './config.ts';
import type { Answer, Emit } from './record.ts';

/** What became of one request, as its sender saw it. */
export type Attempt = Pick<Answer, 'outcome' | 'error' | 'server'>;

interface Loop {
  readonly canary: CanaryId;
  readonly intervalMs: number;
  readonly send: (seq: number) => Promise<Attempt>;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Sends a request at each due time whatever became of those before: a slow answer never delays the next request.
 * After a stall of the process, what was due meanwhile is sent at once, under the time at which it was due.
 * Resolves with the number of requests when the signal is aborted and the last answer is in.
 */
export async function openLoop({ canary, intervalMs, send, emit, clock, signal }: Loop): Promise<number> {
  const start = clock.now();
  const open = new Set<Promise<void>>();
  let seq = 0;
  for (; ; seq += 1) {
    const scheduled = start + seq * intervalMs;
    const wait = Math.ceil(scheduled - clock.now());
    if (wait > 0) await clock.sleep(wait, signal).catch(() => {});
    if (signal.aborted) break;
    const request = follow(seq, scheduled).finally(() => open.delete(request));
    open.add(request);
  }
  await Promise.all(open);
  return seq;

  async function follow(number: number, scheduled: number): Promise<void> {
    const sent = clock.now();
    const attempt = await send(number);
    const done = clock.now();
    emit({ type: 'answer', canary, seq: number, scheduled, sent, done, ms: done - scheduled, ...attempt });
  }
}
