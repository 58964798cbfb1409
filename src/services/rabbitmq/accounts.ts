import { createHash } from 'node:crypto';
import { contributionsOf, type MessageAccount } from '../contribution.ts';
import type { View } from '../service.ts';

/** Account of Quorate itself. It signs in over loopback only. */
export const admin = 'quorate';

/** What others asked for, and the canaries' own: a drill measures messages with an account that can touch nothing else. */
export function messageAccounts({ contributions }: View): MessageAccount[] {
  return [
    ...contributionsOf(contributions, 'message-account'),
    { kind: 'message-account', vhost: 'quorate_canary', user: 'quorate_canary' },
  ];
}

/** An account as the broker takes it, over HTTP or from a file of definitions. */
export function userBody(user: string, password: string, tags: readonly string[]) {
  return {
    password_hash: storedHash(user, password),
    hashing_algorithm: 'rabbit_password_hashing_sha256',
    tags,
  };
}

/** What RabbitMQ stores for a password, so that it can be compared and set without the password itself: salt, then the salted digest. */
export function storedHash(user: string, password: string): string {
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest();
  // The same salt each time, or every look would find a difference. The passwords are random, so no table of digests helps anyone.
  const salt = sha256(`${user}:${password}`).subarray(0, 4);
  return Buffer.concat([salt, sha256(Buffer.concat([salt, Buffer.from(password)]))]).toString('base64');
}
