import type { Code } from '../util/codes.ts';
import { QuorateError } from '../util/errors.ts';

/** What OpenSSH and sudo say, and what it means; the first that fits. Anything else is a host that cannot be reached. */
const meanings: readonly (readonly [RegExp, Code, (host: string) => string])[] = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED/,
    'HOST_KEY_CHANGED',
    (host) => `${host} shows another host key than the known one`,
  ],
  [
    /Host key verification failed|No .* host key is known/,
    'HOST_KEY_UNKNOWN',
    (host) => `The host key of ${host} is not known`,
  ],
  [/Permission denied \(|Too many authentication failures/, 'SSH_DENIED', (host) => `${host} refuses the login`],
  [/^sudo: /m, 'SUDO_DENIED', (host) => `The user on ${host} may not become root`],
  [/sudo: not found/, 'SUDO_DENIED', (host) => `${host} has no sudo, and the user is not root`],
];

/** Why a connection could not be opened, from what ssh wrote on standard error. */
export function connectError(host: string, stderr: string): QuorateError {
  const [, code, what] = meanings.find(([pattern]) => pattern.test(stderr)) ?? [
    undefined,
    'HOST_UNREACHABLE' as const,
    (name: string) => `${name} does not answer over SSH`,
  ];
  return new QuorateError({ code, what: what(host), where: { name: host }, ...detail(stderr) });
}

/** A connection that broke, with ssh's last words. */
export function lostError(host: string, stderr: string): QuorateError {
  return new QuorateError({
    code: 'TRANSPORT_LOST',
    what: `The connection to ${host} broke`,
    where: { name: host },
    ...detail(stderr),
  });
}

function detail(stderr: string): { detail?: string } {
  const lines = stderr.trim().split(/\r?\n/).slice(-5).join('\n');
  return lines ? { detail: lines } : {};
}
