import { type Catalogue, text } from '../locale/text.ts';
import type { Code } from '../util/codes.ts';
import { QuorateError } from '../util/errors.ts';

/** What OpenSSH and sudo say, and what it means; the first that fits. Anything else is a host that cannot be reached. */
const meanings: readonly (readonly [RegExp, Code, Exclude<keyof Catalogue['connection'], 'acceptKey' | 'ends'>])[] = [
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, 'HOST_KEY_CHANGED', 'keyChanged'],
  [/Host key verification failed|No .* host key is known/, 'HOST_KEY_UNKNOWN', 'keyUnknown'],
  [/Permission denied \(|Too many authentication failures/, 'SSH_DENIED', 'denied'],
  [/^sudo: /m, 'SUDO_DENIED', 'noRoot'],
  [/sudo: not found/, 'SUDO_DENIED', 'noSudo'],
];

/** Why a connection could not be opened, from what ssh wrote on standard error. `byHand` is the command that connects as we do. */
export function connectError(host: string, stderr: string, byHand?: string): QuorateError {
  const [, code, what] = meanings.find(([pattern]) => pattern.test(stderr)) ?? [
    undefined,
    'HOST_UNREACHABLE' as const,
    'unreachable' as const,
  ];
  return new QuorateError({
    code,
    what: text().connection[what](host),
    where: { name: host },
    // Known hosts are looked up by address: a key accepted for the name alone does not count.
    ...(byHand && code === 'HOST_KEY_UNKNOWN' ? { remedy: text().connection.acceptKey(byHand) } : {}),
    ...detail(stderr),
  });
}

/** A connection that broke, with ssh's last words. */
export function lostError(host: string, stderr: string): QuorateError {
  return new QuorateError({
    code: 'TRANSPORT_LOST',
    what: text().connection.lost(host),
    where: { name: host },
    ...detail(stderr),
  });
}

function detail(stderr: string): { detail?: string } {
  const lines = stderr.trim().split(/\r?\n/).slice(-5).join('\n');
  return lines ? { detail: lines } : {};
}
