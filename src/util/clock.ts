import { setTimeout as delay } from 'node:timers/promises';

/** Time as a value that is handed in, so that nothing that decides reads a clock of its own. */
export interface Clock {
  /** Milliseconds since 1970, as all hosts of one machine share them. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
};
