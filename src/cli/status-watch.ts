import { changes } from '../health/changes.ts';
import type { Status } from '../health/status.ts';
import type { Context } from './context.ts';
import { changeText, statusText } from './views/status.ts';

/** Milliseconds between two looks. */
const everyMs = 2000;

/** Longest time, in ms, that a look waits for a silent host once it has been logged in to: more than any probe takes. */
const silentFor = 5000;

/**
 * Looks again until ^C, and returns the last look. A terminal is redrawn; elsewhere the first look is told whole, then each change on
 * a line: with JSON {type: status | failed | changed | cleared, at, …}.
 */
export async function watch(
  { clock, signal, output, showNext }: Context,
  looking: (limitMs?: number) => Promise<Status>,
  all: boolean,
): Promise<Status> {
  const redrawn = output === 'human' && process.stdout.isTTY;
  let last: Status | undefined;
  for (;;) {
    const next = clock.now() + everyMs;
    // Only the first look has to log in.
    const status = await looking(last && silentFor);
    if (redrawn) showNext(status, (one) => `\x1b[H\x1b[2J${statusText(one, all)}`);
    else if (!last) showNext({ type: 'status', ...status }, (one) => statusText(one, all));
    else
      for (const { type, condition } of changes(last, status))
        showNext({ apiVersion: status.apiVersion, type, at: status.at, health: status.health, condition }, (one) =>
          changeText(one, one.at),
        );
    last = status;
    await clock.sleep(Math.max(0, next - clock.now()), signal).catch(() => {});
    if (signal.aborted) return last;
  }
}
