import { request as plainly } from 'node:http';
import { request as encrypted } from 'node:https';
import type { SignInConfig } from './config.ts';
import type { Attempt } from './open-loop.ts';

/** Signs in once, on a connection of its own: a pooled one would hide that new clients cannot get in. Never rejects. */
export function signIn({ url, user, domain, password, timeoutMs, authority }: SignInConfig): Promise<Attempt> {
  const identity = { methods: ['password'], password: { user: { name: user, domain: { name: domain }, password } } };
  const body = JSON.stringify({ auth: { identity, scope: 'unscoped' } });
  const limit = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const options = { method: 'POST', agent: false, headers, signal: limit } as const;
    const call =
      authority === undefined
        ? plainly(`${url}/auth/tokens`, options)
        : encrypted(`${url}/auth/tokens`, { ...options, ca: authority });
    const fail = (error: NodeJS.ErrnoException) =>
      resolve(limit.aborted ? { outcome: 'timeout' } : { outcome: 'error', error: error.code ?? error.name });
    call.on('error', fail);
    call.on('response', (response) => {
      response.on('error', fail);
      response.on('end', () =>
        resolve(
          response.statusCode === 201 ? { outcome: 'ok' } : { outcome: 'error', error: `HTTP ${response.statusCode}` },
        ),
      );
      response.resume();
    });
    call.end(body);
  });
}
