import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from '../../locale/text.ts';
import type { Clock } from '../../util/clock.ts';
import { QuorateError } from '../../util/errors.ts';
import { type Canary, canaryOf } from './canary.ts';
import type { CanariesConfig, CanaryConfig, CanaryId } from './config.ts';
import { openLoop } from './open-loop.ts';
import { watchOwners } from './owners.ts';
import type { Emit } from './record.ts';
import { witness } from './witness.ts';

/** How often the read-back is tried, a second apart, before what it reads counts as unreadable. */
const readBackTries = 3;

/** How often, a second apart, a canary tries to begin: one answer amiss ends no drill, and a cloud that does not serve is told by the baseline. */
const beginTries = 10;

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
    const { owners } = config;
    const watched = [
      witness(emit, clock, watching.signal),
      ...(owners ? [watchOwners(owners, emit, clock, watching.signal)] : []),
    ];
    const running = await Promise.all(config.canaries.map((one) => start(one, config.run, emit, clock, stop)));
    const counts = await Promise.all(running.map(async ({ canary, ended }) => [canary, await ended] as const));
    watching.abort();
    await Promise.all(watched);
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
  const { canary: id, intervalMs } = config;
  const canary = await begun(() => canaryOf(config, run, clock), clock, signal);
  const loop = openLoop({ canary: id, intervalMs, send: canary.send, emit, clock, signal });
  return { canary: id, ended: loop.then((count) => finish(canary, emit, clock).then(() => count)) };
}

async function begun(begin: () => Promise<Canary>, clock: Clock, signal: AbortSignal): Promise<Canary> {
  for (let tries = 1; tries < beginTries; tries += 1) {
    try {
      return await begin();
    } catch {
      await clock.sleep(1000, signal);
    }
  }
  return begin();
}

async function finish({ readBack, close }: Canary, emit: Emit, clock: Clock): Promise<void> {
  let result = await readBack?.();
  for (let tries = 1; result?.error && tries < readBackTries; tries += 1) {
    await clock.sleep(1000);
    result = await readBack?.();
  }
  if (result) emit(result);
  close?.();
}
