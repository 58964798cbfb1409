import { expect, test } from 'vitest';
import type { Clock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import { type FakeHost, fakeTransport } from './fake.ts';
import { retrying } from './retry.ts';
import { connectError, lostError } from './ssh-errors.ts';

const refused = () => connectError('a', 'ssh: connect to host a port 22: Connection refused');
const lost = () => lostError('a', 'client_loop: send disconnect: Broken pipe');

/** A clock that only moves when somebody sleeps, or when an answer takes its time. */
function clock() {
  let now = 0;
  const sleeps: number[] = [];
  const own: Clock = {
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      sleeps.push(ms);
      now += ms;
    },
  };
  return { own, sleeps, pass: (ms: number) => (now += ms) };
}

/** Throws these one after the other, then does its work. */
function throwing(...errors: Error[]): () => object {
  return () => {
    const error = errors.shift();
    if (error) throw error;
    return {};
  };
}

const run = async (
  host: FakeHost,
  time: Clock,
  options: { repeatable?: true; fresh?: true; signal?: AbortSignal } = {},
) =>
  (await retrying(fakeTransport({ a: host }), time).connect('a')).execute(
    { script: 'true' },
    { timeoutMs: 1000, ...options },
  );

test('a host that refuses is tried again after 0.5, 1 and 2 s, and then given up', async () => {
  const { own, sleeps } = clock();
  const connect = throwing(refused(), refused(), refused()) as () => void;
  expect(await run({ connect }, own)).toMatchObject({ code: 0 });
  expect(sleeps).toEqual([500, 1000, 2000]);
  const never = throwing(refused(), refused(), refused(), refused()) as () => void;
  await expect(run({ connect: never }, clock().own)).rejects.toThrow('HOST_UNREACHABLE');
});

test('a host that was silent for ten seconds is not asked again', async () => {
  const { own, sleeps, pass } = clock();
  const connect = () => {
    pass(10_000);
    throw refused();
  };
  await expect(run({ connect }, own)).rejects.toThrow('HOST_UNREACHABLE');
  expect(sleeps).toEqual([]);
});

test.each([
  ['a@a: Permission denied (publickey).', 'SSH_DENIED'],
  ['Host key verification failed.', 'HOST_KEY_UNKNOWN'],
  ['sudo: a password is required', 'SUDO_DENIED'],
])('%s is told at once', async (words, code) => {
  const { own, sleeps } = clock();
  const connect = throwing(connectError('a', words)) as () => void;
  await expect(run({ connect }, own)).rejects.toThrow(code);
  expect(sleeps).toEqual([]);
});

test('a script whose connection could not be opened is begun again, for it never began', async () => {
  expect(await run({ execute: throwing(refused()) }, clock().own)).toMatchObject({ code: 0 });
});

test('a script that may have run is only run again when it is repeatable', async () => {
  await expect(run({ execute: throwing(lost()) }, clock().own)).rejects.toThrow('TRANSPORT_LOST');
  expect(await run({ execute: throwing(lost()) }, clock().own, { repeatable: true })).toMatchObject({ code: 0 });
});

test('whether a fresh connection can be made is told as it is', async () => {
  await expect(run({ execute: throwing(refused()) }, clock().own, { fresh: true })).rejects.toThrow('HOST_UNREACHABLE');
});

test('nobody waits for the next try once the caller has given up', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(run({ execute: throwing(refused()) }, clock().own, { signal })).rejects.toThrow('enough');
});

test('what is no trouble of the network is not tried again', async () => {
  const broken = new QuorateError({ code: 'INTERNAL', what: 'a bug' });
  await expect(run({ execute: throwing(broken) }, clock().own)).rejects.toThrow('INTERNAL');
});
