import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { type FakeKeystone, fakeKeystone } from '../../../test/helpers/fake-keystone.ts';
import { type Clock, systemClock } from '../../util/clock.ts';
import { runCanaries } from './process.ts';
import type { Answer, CanaryRecord } from './record.ts';

let keystone: FakeKeystone | undefined;
afterEach(() => keystone?.close());

function configLine(url: string): string {
  const canary = {
    canary: 'sign-in',
    intervalMs: 20,
    timeoutMs: 1000,
    url,
    user: 'u',
    domain: 'Default',
    password: 's3cret',
  };
  return `${JSON.stringify({ run: 'r', canaries: [canary] })}\n`;
}

/** Seconds of waiting pass in hundredths. */
const hurried: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) };

test('signs in until its input ends, then accounts for every request', async () => {
  let asked = 0;
  keystone = await fakeKeystone((request, response) => {
    asked += 1;
    if (asked === 2) setTimeout(() => response.writeHead(201).end(), 150);
    else if (asked === 3) request.socket.resetAndDestroy();
    else response.writeHead(201).end();
  });
  const input = new PassThrough();
  const records: CanaryRecord[] = [];
  const ended = runCanaries(input, (record) => records.push(record), systemClock, new AbortController().signal);
  input.write(configLine(keystone.url));
  await systemClock.sleep(400);
  input.end();
  await ended;
  const answers = records.filter((record): record is Answer => record.type === 'answer').sort((a, b) => a.seq - b.seq);
  expect(records.at(-1)).toMatchObject({ type: 'ended', requests: { 'sign-in': answers.length } });
  expect(answers.map(({ seq }) => seq)).toEqual(answers.map((_, index) => index));
  expect(answers.length).toBeGreaterThan(10);
  expect(answers[1]).toMatchObject({ outcome: 'ok' });
  expect(answers[1]!.ms).toBeGreaterThan(140);
  expect(answers[2]).toMatchObject({ outcome: 'error', error: 'ECONNRESET' });
  expect(JSON.stringify(records)).not.toContain('s3cret');
});

test('refuses to begin without a configuration', async () => {
  const input = new PassThrough();
  const ended = runCanaries(input, () => {}, systemClock, new AbortController().signal);
  input.end();
  await expect(ended).rejects.toThrow('expects its configuration');
});

test('a canary that cannot begin is said, and the others stop', async () => {
  let asked = 0;
  keystone = await fakeKeystone((_, response) => {
    asked += 1;
    response.writeHead(201).end();
  });
  const input = new PassThrough();
  const nobody = {
    canary: 'database-write',
    intervalMs: 20,
    timeoutMs: 500,
    host: '127.0.0.1',
    port: 1,
    user: 'u',
    password: 'p',
    database: 'd',
  };
  const { canaries } = JSON.parse(configLine(keystone.url));
  const ended = runCanaries(input, () => {}, hurried, new AbortController().signal);
  input.write(`${JSON.stringify({ run: 'r', canaries: [...canaries, nobody] })}\n`);
  await expect(ended).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await systemClock.sleep(50);
  const then = asked;
  await systemClock.sleep(100);
  expect(asked).toBe(then);
});

test('a canary whose first try is refused begins with the next', async () => {
  let signedIn = 0;
  keystone = await fakeKeystone((request, response) => {
    if (request.method === 'GET') return response.writeHead(200).end('{}');
    signedIn += 1;
    if (signedIn < 3) return response.writeHead(502).end();
    const token = { expires_at: new Date(Date.now() + 3_600_000).toISOString() };
    return response.writeHead(201, { 'x-subject-token': 't' }).end(JSON.stringify({ token }));
  });
  const input = new PassThrough();
  const records: CanaryRecord[] = [];
  const ended = runCanaries(input, (record) => records.push(record), hurried, new AbortController().signal);
  input.write(configLine(keystone.url).replace('sign-in', 'validate-token'));
  await systemClock.sleep(300);
  input.end();
  await ended;
  expect(signedIn).toBe(3);
  expect(records.filter(({ type }) => type === 'answer').every((record) => (record as Answer).outcome === 'ok')).toBe(
    true,
  );
  expect(records.at(-1)?.type).toBe('ended');
});
