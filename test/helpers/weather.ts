import type { FakeHost } from '../../src/transport/fake.ts';
import { connectError, lostError } from '../../src/transport/ssh-errors.ts';
import type { Script } from '../../src/util/script.ts';

/** What ssh and sudo say in bad weather, by the code that it becomes. */
export const words = {
  HOST_UNREACHABLE: 'ssh: connect to host 10.77.0.11 port 22: No route to host',
  HOST_KEY_UNKNOWN: 'No ED25519 host key is known for ctl1 and you have requested strict checking.',
  HOST_KEY_CHANGED: '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @',
  // What is left of a password prompt under BatchMode.
  SSH_DENIED: 'root@10.77.0.11: Permission denied (publickey,password).',
  SUDO_DENIED: 'sudo: a password is required',
} as const;

/** A host that nobody gets into. */
export function shut(host: string, code: keyof typeof words): FakeHost {
  return {
    connect: () => {
      throw connectError(host, words[code]);
    },
  };
}

/** The connection breaks at every script that `strikes`: before the host has done anything of it, or after all of it. */
export function losing(
  host: string,
  real: FakeHost,
  when: 'before' | 'after',
  strikes: (script: Script) => boolean,
): FakeHost {
  return {
    ...real,
    execute: async (script, options) => {
      const struck = strikes(script);
      if (struck && when === 'before') throw lostError(host, 'Broken pipe');
      const outcome = (await real.execute?.(script, options)) ?? {};
      if (struck) throw lostError(host, 'Broken pipe');
      return outcome;
    },
  };
}
