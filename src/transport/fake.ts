import { QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import type { Attributes, Outcome, Transport } from './remote.ts';

/** A host in a test: answers scripts, keeps files. What a handler leaves out is success without a word. */
export interface FakeHost {
  readonly execute?: (script: Script) => Partial<Outcome> | Promise<Partial<Outcome>>;
  readonly files?: Map<string, string>;
}

export interface FakeTransport extends Transport {
  /** Every script and upload, in the order they came. */
  readonly calls: readonly FakeCall[];
}

type FakeCall =
  | { readonly host: string; readonly script: Script }
  | { readonly host: string; readonly path: string; readonly attributes: Attributes };

/** A transport without a network. Hosts that are not named cannot be reached. */
export function fakeTransport(hosts: Readonly<Record<string, FakeHost>>): FakeTransport {
  const calls: FakeCall[] = [];
  return {
    calls,
    connect: async (host) => {
      const fake = hosts[host];
      if (!fake)
        throw new QuorateError({
          code: 'HOST_UNREACHABLE',
          what: `${host} does not answer over SSH`,
          where: { name: host },
        });
      const files = fake.files ?? new Map<string, string>();
      return {
        host,
        execute: async (script) => {
          calls.push({ host, script });
          return { code: 0, stdout: '', stderr: '', ms: 0, ...(await fake.execute?.(script)) };
        },
        upload: async (path, content, attributes) => {
          calls.push({ host, path, attributes });
          files.set(path, content);
        },
        download: async (path) => {
          const content = files.get(path);
          if (content === undefined)
            throw new QuorateError({
              code: 'REMOTE_FILE',
              what: `${path} could not be read on ${host}`,
              where: { name: host },
            });
          return content;
        },
        disconnect: async () => {},
      };
    },
    close: async () => {},
  };
}
