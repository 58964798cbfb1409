import { mask } from '../plan/mask.ts';
import type { Transport } from '../transport/remote.ts';

/** The same transport, with every secret hidden in what hosts say: a program that fails may print the address of its database, password and all. */
export function discreet(transport: Transport, secrets: readonly string[]): Transport {
  return {
    async connect(host) {
      const remote = await transport.connect(host);
      return {
        host,
        async execute(script, options) {
          const outcome = await remote.execute(script, options);
          return { ...outcome, stdout: mask(outcome.stdout, secrets), stderr: mask(outcome.stderr, secrets) };
        },
      };
    },
    close: () => transport.close(),
  };
}
