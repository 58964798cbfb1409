import type { Clock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import type { Transport } from './remote.ts';

/** Milliseconds to wait before each further try. */
const pauses = [500, 1000, 2000];

/** Milliseconds after which no further try begins: a host that was silent for so long had its time. */
const patience = 5000;

/**
 * Tries again to connect where a host refuses or drops connections: sshd is starting, or has too many who are not logged in yet.
 * A denied login, a wrong key or a lost connection is told at once. A script that never began is no harm to begin again;
 * one that may have run is only run again when its caller said that it is `repeatable`.
 */
export function retrying(transport: Transport, clock: Clock): Transport {
  const persist = async <T>(act: () => Promise<T>, lostToo: boolean, signal?: AbortSignal): Promise<T> => {
    const began = clock.now();
    for (const pause of pauses) {
      try {
        return await act();
      } catch (error) {
        if (!passes(error, lostToo) || clock.now() - began + pause > patience) throw error;
        await clock.sleep(pause, signal);
      }
    }
    return act();
  };
  return {
    close: () => transport.close(),
    connect: async (host) => {
      const remote = await persist(() => transport.connect(host), false);
      return {
        host,
        execute: (script, options) => {
          const act = () => remote.execute(script, options);
          // Whether a new connection can be made is what the caller wants to know.
          return options.fresh ? act() : persist(act, options.repeatable ?? false, options.signal);
        },
      };
    },
  };
}

function passes(error: unknown, lostToo: boolean): boolean {
  const code = error instanceof QuorateError ? error.problems[0].code : undefined;
  return code === 'HOST_UNREACHABLE' || (lostToo && code === 'TRANSPORT_LOST');
}
