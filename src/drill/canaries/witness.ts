import type { Clock } from '../../util/clock.ts';
import type { Emit } from './record.ts';

/** Milliseconds: how often the witness wakes, and how late it must wake to count as a stall. */
const wake = { everyMs: 50, stallMs: 200 };

/** Records when this process did not get to run, so that the machine's slowness is not taken for the cloud's. */
export async function witness(emit: Emit, clock: Clock, signal: AbortSignal): Promise<void> {
  let before = clock.now();
  while (!signal.aborted) {
    await clock.sleep(wake.everyMs, signal).catch(() => {});
    const at = clock.now();
    if (at - before > wake.stallMs) emit({ type: 'stall', at, ms: at - before });
    before = at;
  }
}
