import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from '../../locale/text.ts';
import type { Clock } from '../../util/clock.ts';
import { QuorateError } from '../../util/errors.ts';
import type { CanariesConfig, CanaryConfig, CanaryId } from './config.ts';
import { databaseWriter } from './database-write.ts';
import { openLoop } from './open-loop.ts';
import type { Emit } from './record.ts';
import { signIn } from './sign-in.ts';
import { witness } from './witness.ts';

/** How often the read-back is tried, a second apart, before the rows count as unreadable. */
const readBackTries = 3;

interface Running {
  readonly canary: CanaryId;
  /** Resolves with the number of requests, after the last answer and what follows it. */
  readonly ended: Promise<number>;
}

/**
 * The canary process. Reads its configuration from the first line of `input`, prints records, and goes on until the signal is
 * aborted or `input` ends. Then it sends nothing more, waits for the answers that are due, reads back, and prints `ended`.
 */
export async function runCanaries(input: Readable, emit: Emit, clock: Clock, signal: AbortSignal): Promise<void> {
  const lines = createInterface({ input });
  const ending = new AbortController();
  const watching = new AbortController();
  try {
    const config = await firstLine(lines, () => ending.abort());
    const stop = AbortSignal.any([signal, ending.signal]);
    const watched = witness(emit, clock, watching.signal);
    const running = await Promise.all(config.canaries.map((one) => start(one, config.run, emit, clock, stop)));
    const counts = await Promise.all(running.map(async ({ canary, ended }) => [canary, await ended] as const));
    watching.abort();
    await watched;
    emit({ type: 'ended', at: clock.now(), requests: Object.fromEntries(counts) });
  } finally {
    // When one canary cannot begin, those that did must not go on.
    ending.abort();
    watching.abort();
    lines.close();
  }
}

function firstLine(lines: Interface, atEnd: () => void): Promise<CanariesConfig> {
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => resolve(JSON.parse(line) as CanariesConfig));
    lines.once('close', () => {
      atEnd();
      reject(new QuorateError({ code: 'USAGE', what: text().usage.canary }));
    });
  });
}

async function start(
  config: CanaryConfig,
  run: string,
  emit: Emit,
  clock: Clock,
  signal: AbortSignal,
): Promise<Running> {
  const { canary, intervalMs } = config;
  const pace = { canary, intervalMs, clock, signal };
  if (config.canary === 'sign-in') return { canary, ended: openLoop({ ...pace, emit, send: () => signIn(config) }) };

  const writer = await databaseWriter(config, run);
  const acknowledged: number[] = [];
  const note: Emit = (record) => {
    if (record.type === 'answer' && record.outcome === 'ok') acknowledged.push(record.seq);
    emit(record);
  };
  const loop = openLoop({ ...pace, emit: note, send: writer.write });
  return {
    canary,
    ended: loop.then(async (count) => {
      let result = await writer.readBack(acknowledged, clock.now);
      for (let tries = 1; result.error && tries < readBackTries; tries += 1) {
        await clock.sleep(1000);
        result = await writer.readBack(acknowledged, clock.now);
      }
      emit(result);
      writer.close();
      return count;
    }),
  };
}
