import { expect, it } from 'vitest';
import { connectError } from './ssh-errors.ts';

// As OpenSSH 9.2 and sudo 1.9 write them.
it.each([
  ['ssh: connect to host 10.77.0.11 port 22: Connection refused', 'HOST_UNREACHABLE', 69],
  ['ssh: Could not resolve hostname ctl9: Name or service not known', 'HOST_UNREACHABLE', 69],
  ['Connection closed by 10.77.0.11 port 22', 'HOST_UNREACHABLE', 69],
  ['', 'HOST_UNREACHABLE', 69],
  [
    'No ED25519 host key is known for ctl1 and you have requested strict checking.\nHost key verification failed.',
    'HOST_KEY_UNKNOWN',
    77,
  ],
  [
    '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.',
    'HOST_KEY_CHANGED',
    77,
  ],
  ['root@10.77.0.11: Permission denied (publickey).', 'SSH_DENIED', 77],
  ['sudo: a password is required', 'SUDO_DENIED', 77],
  ['sh: 1: exec: sudo: not found', 'SUDO_DENIED', 77],
])('%j is %s', (stderr, code, exit) => {
  const error = connectError('ctl1', stderr);
  expect(error.problems[0]).toMatchObject({ code, where: { name: 'ctl1' }, ...(stderr ? { detail: stderr } : {}) });
  expect(error.exit).toBe(exit);
});
