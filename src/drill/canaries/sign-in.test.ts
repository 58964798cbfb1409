import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type FakeKeystone, fakeKeystone } from '../../../test/helpers/fake-keystone.ts';
import type { SignInConfig } from './config.ts';
import { signIn } from './sign-in.ts';

let keystone: FakeKeystone | undefined;
afterEach(() => keystone?.close());

const config = (url: string): SignInConfig => ({
  canary: 'sign-in',
  intervalMs: 500,
  timeoutMs: 200,
  url,
  user: 'quorate-canary',
  domain: 'Default',
  password: 'pässword',
});

test('asks for an unscoped token with the password, on a new connection each time', async () => {
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    bodies.push(JSON.parse(Buffer.concat(chunks).toString()));
    expect([request.method, request.url]).toEqual(['POST', '/v3/auth/tokens']);
    response.writeHead(201).end('{}');
  });
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v3`;
  expect(await signIn(config(url))).toEqual({ outcome: 'ok' });
  expect(await signIn(config(url))).toEqual({ outcome: 'ok' });
  server.close();
  expect(connections).toBe(2);
  expect(bodies[0]).toEqual({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'quorate-canary', domain: { name: 'Default' }, password: 'pässword' } },
      },
      scope: 'unscoped',
    },
  });
});

test('anything but 201 is an error, even when it is an answer', async () => {
  keystone = await fakeKeystone((_, response) => response.writeHead(503).end());
  expect(await signIn(config(keystone.url))).toEqual({ outcome: 'error', error: 'HTTP 503' });
});

test('a connection that is reset is an error', async () => {
  keystone = await fakeKeystone((request) => request.socket.resetAndDestroy());
  expect(await signIn(config(keystone.url))).toEqual({ outcome: 'error', error: 'ECONNRESET' });
});

test('an answer that breaks off is an error', async () => {
  keystone = await fakeKeystone((request, response) => {
    response.writeHead(201, { 'content-length': 100 });
    response.write('{');
    setTimeout(() => request.socket.destroy(), 20);
  });
  expect(await signIn(config(keystone.url))).toEqual({ outcome: 'error', error: 'ECONNRESET' });
});

test('no answer in time is a timeout, before and within the answer', async () => {
  keystone = await fakeKeystone(() => {});
  expect(await signIn(config(keystone.url))).toEqual({ outcome: 'timeout' });
  await keystone.close();
  keystone = await fakeKeystone((_, response) => void response.writeHead(201, { 'content-length': 100 }).write('{'));
  expect(await signIn(config(keystone.url))).toEqual({ outcome: 'timeout' });
});

test('nobody there is an error', async () => {
  keystone = await fakeKeystone(() => {});
  const { url } = keystone;
  await keystone.close();
  expect(await signIn(config(url))).toEqual({ outcome: 'error', error: 'ECONNREFUSED' });
});
