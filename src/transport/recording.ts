import type { Clock } from '../util/clock.ts';
import { digest } from '../util/digest.ts';
import { QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import type { Outcome, Transport } from './remote.ts';
import { connectError } from './ssh-errors.ts';

/** One question to a host and what came of it: a line of a recording. */
export interface Exchange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly host: string;
  /** Digest of the script with all that it was given. The script itself may hold secrets. */
  readonly asked: string;
  /** Absent where there was no answer; then `code` says why. */
  readonly outcome?: Outcome;
  readonly code?: string;
}

/** The same transport; everything that hosts are asked and say is handed to `keep` as well. */
export function recording(transport: Transport, clock: Clock, keep: (exchange: Exchange) => void): Transport {
  return {
    close: () => transport.close(),
    connect: async (host) => {
      const remote = await transport.connect(host);
      return {
        host,
        execute: async (script, options) => {
          const question = { at: clock.now(), host, asked: digestOf(script) };
          try {
            const outcome = await remote.execute(script, options);
            keep({ ...question, outcome });
            return outcome;
          } catch (error) {
            keep({ ...question, code: error instanceof QuorateError ? error.problems[0].code : 'INTERNAL' });
            throw error;
          }
        },
      };
    },
  };
}

/**
 * A transport without a network: hosts say again what they said, the same question in the order of its answers, and the last one ever after.
 * A host that is not in the recording cannot be reached; nor can one that is asked what it never was.
 */
export function replaying(exchanges: readonly Exchange[]): Transport {
  const answers = new Map<string, Outcome[]>();
  for (const { host, asked, outcome } of exchanges)
    if (outcome) answers.set(`${host} ${asked}`, [...(answers.get(`${host} ${asked}`) ?? []), outcome]);
  const known = new Set(exchanges.map(({ host }) => host));
  return {
    close: async () => {},
    connect: async (host) => {
      if (!known.has(host)) throw connectError(host, '');
      return {
        host,
        execute: async (script) => {
          const left = answers.get(`${host} ${digestOf(script)}`);
          const next = left && left.length > 1 ? left.shift() : left?.[0];
          if (!next) throw connectError(host, '');
          return next;
        },
      };
    },
  };
}

function digestOf({ script, params = {}, stdin = '' }: Script): string {
  return digest(JSON.stringify([script, Object.entries(params).sort(), stdin]));
}
