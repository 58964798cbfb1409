import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { type FakeKeystone, fakeKeystone } from '../../../test/helpers/fake-keystone.ts';
import { type Clock, systemClock } from '../../util/clock.ts';
import type { ValidateTokenConfig } from './config.ts';
import { tokenValidator } from './validate-token.ts';

let keystone: FakeKeystone | undefined;
afterEach(() => keystone?.close());

const config = (url: string): ValidateTokenConfig => ({
  canary: 'validate-token',
  intervalMs: 50,
  timeoutMs: 300,
  url,
  user: 'quorate-canary',
  domain: 'Default',
  password: 'password',
});

/** Gives tokens t1, t2, … that hold for an hour of the clock, and treats validations as told. */
async function validator(
  treat: (request: IncomingMessage, response: ServerResponse) => void,
  clock: Clock = systemClock,
) {
  let given = 0;
  const server = await fakeKeystone((request, response) => {
    if (request.method === 'GET') return treat(request, response);
    given += 1;
    const expires_at = new Date(clock.now() + 3_600_000).toISOString();
    response.writeHead(201, { 'x-subject-token': `t${given}` }).end(JSON.stringify({ token: { expires_at } }));
  });
  keystone = server;
  const canary = await tokenValidator(config(server.url), clock);
  return { canary, given: () => given, connections: server.connections };
}

/** Good for the token given last. */
const good = (last: () => string) => (request: IncomingMessage, response: ServerResponse) => {
  const { 'x-auth-token': auth, 'x-subject-token': subject } = request.headers;
  response.writeHead(auth === last() && subject === last() ? 200 : 401).end('{}');
};

test('validates one token on one connection, as long as nothing is amiss', async () => {
  const { canary, given, connections } = await validator(good(() => 't1'));
  for (let seq = 0; seq < 5; seq += 1) expect(await canary.send(seq)).toEqual({ outcome: 'ok' });
  expect(given()).toBe(1);
  // One of these was for the token.
  expect(connections()).toBe(2);
});

test('a connection that hangs is not waited for by the next request', async () => {
  let asked = 0;
  const { canary } = await validator((_, response) => {
    asked += 1;
    if (asked > 1) response.writeHead(200).end();
  });
  const first = canary.send(0);
  expect(await canary.send(1)).toEqual({ outcome: 'ok' });
  expect(await first).toEqual({ outcome: 'timeout' });
});

test('an idle connection that was given up by the other end fails no request; a fresh one does', async () => {
  let reset: 'all' | 'used' | undefined;
  const used = new WeakSet<object>();
  const { canary } = await validator((request, response) => {
    if (reset === 'all' || (reset === 'used' && used.has(request.socket))) return request.socket.resetAndDestroy();
    used.add(request.socket);
    response.writeHead(200).end();
  });
  expect(await canary.send(0)).toEqual({ outcome: 'ok' });
  reset = 'used';
  expect(await canary.send(1)).toEqual({ outcome: 'ok' });
  reset = 'all';
  expect(await canary.send(2)).toEqual({ outcome: 'error', error: 'ECONNRESET' });
});

test.each([401, 404])(
  'a token that is refused with %i while it should hold is a failure, and is renewed',
  async (status) => {
    let refused = true;
    const { canary, given } = await validator((_, response) => {
      response.writeHead(refused ? status : 200).end();
      refused = false;
    });
    expect(await canary.send(0)).toEqual({ outcome: 'error', error: `HTTP ${status}` });
    expect(await canary.send(1)).toEqual({ outcome: 'ok' });
    await expect.poll(given).toBe(2);
  },
);

test('a token is renewed in time, beside the requests', async () => {
  let now = 0;
  const { canary, given } = await validator((_, response) => response.writeHead(200).end(), {
    ...systemClock,
    now: () => now,
  });
  now = 1_900_000;
  expect(await canary.send(0)).toEqual({ outcome: 'ok' });
  expect(await canary.send(1)).toEqual({ outcome: 'ok' });
  await expect.poll(given).toBe(2);
});

test('one that ran out while the machine slept is replaced within the request', async () => {
  let now = 0;
  const { canary } = await validator(
    good(() => (now === 0 ? 't1' : 't2')),
    { ...systemClock, now: () => now },
  );
  now = 4_000_000;
  expect(await canary.send(0)).toEqual({ outcome: 'ok' });
});

test('without a first token it does not begin', async () => {
  keystone = await fakeKeystone((_, response) => response.writeHead(503).end());
  await expect(tokenValidator(config(keystone.url), systemClock)).rejects.toMatchObject({ code: 'HTTP 503' });
});
