import type { KeystoneUser } from './config.ts';
import { attempted, exchange, type HttpAnswer } from './http.ts';
import type { Attempt } from './open-loop.ts';

/** Signs in once. Never rejects. */
export function signIn(config: KeystoneUser): Promise<Attempt> {
  const limit = AbortSignal.timeout(config.timeoutMs);
  return attempted(201, limit, askForToken(config, limit));
}

/**
 * Asks for an unscoped token with a password, on a connection of its own: a pooled one would hide that new clients cannot get in.
 * Rejects with an HttpFailure.
 */
export function askForToken(
  { url, user, domain, password, authority }: KeystoneUser,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const identity = { methods: ['password'], password: { user: { name: user, domain: { name: domain }, password } } };
  const body = JSON.stringify({ auth: { identity, scope: 'unscoped' } });
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  return exchange(`${url}/auth/tokens`, { method: 'POST', headers, body, agent: false, authority, signal });
}
