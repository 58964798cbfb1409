import type { Script } from '../util/script.ts';
import type { ExecuteOptions, Outcome, Transport } from './remote.ts';
import { connectError } from './ssh-errors.ts';

/** A host in a test. What an answer leaves out is success without a word; what a function throws, the transport throws. */
export interface FakeHost {
  /** Called at every connect. */
  readonly connect?: () => void | Promise<void>;
  readonly execute?: (script: Script, options: ExecuteOptions) => Partial<Outcome> | Promise<Partial<Outcome>>;
}

export interface FakeTransport extends Transport {
  /** Every script, in the order they came. */
  readonly calls: readonly { readonly host: string; readonly script: Script }[];
}

/** A transport without a network. Hosts that are not named cannot be reached. */
export function fakeTransport(hosts: Readonly<Record<string, FakeHost>>): FakeTransport {
  const calls: { host: string; script: Script }[] = [];
  return {
    calls,
    connect: async (host) => {
      const fake = hosts[host];
      if (!fake) throw connectError(host, '');
      await fake.connect?.();
      return {
        host,
        execute: async (script, options) => {
          calls.push({ host, script });
          return { code: 0, stdout: '', stderr: '', ms: 0, ...(await fake.execute?.(script, options)) };
        },
      };
    },
    close: async () => {},
  };
}
