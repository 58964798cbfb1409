import { expect, test } from 'vitest';
import { type Clock, systemClock } from '../../util/clock.ts';
import type { BrokerMember, MessageConfig } from './config.ts';
import { messenger, type Open } from './message.ts';
import type { Session } from './session.ts';

const members: BrokerMember[] = ['ctl1', 'ctl2', 'ctl3'].map((host) => ({ host, ip: host, port: 5671 }));
const config: MessageConfig = {
  canary: 'message',
  intervalMs: 125,
  timeoutMs: 200,
  members,
  vhost: 'v',
  user: 'u',
  password: 'p',
  silenceMs: 5000,
  connectMs: 2000,
  retryMs: 10,
};

/** A broker of three members with one queue, as its clients see it. What goes wrong is told by the message. */
function broker() {
  const queue: number[] = [];
  const up = new Set(members.map(({ host }) => host));
  const sessions = new Map<string, Set<() => void>>();
  let consumer: ((seq: number) => void) | undefined;
  let removed = false;
  const faults = { refuse: -1, unconfirmed: -1, lose: -1, twice: -1, keep: -1 };

  const arrive = (seq: number) => {
    if (consumer && seq !== faults.keep) consumer(seq);
    else queue.push(seq);
  };
  const open: Open = async (_config, _queue, { host }) => {
    if (!up.has(host)) throw new Error(`connect ECONNREFUSED ${host}`);
    let end: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      end = resolve;
    });
    const mine = sessions.get(host) ?? new Set();
    sessions.set(host, mine.add(end));
    let consuming: typeof consumer;
    const session: Session = {
      server: host,
      gone,
      publish: (seq) => {
        if (seq === faults.refuse) return Promise.reject(new Error('message nacked'));
        if (seq === faults.unconfirmed) return new Promise(() => {});
        if (seq !== faults.lose) arrive(seq);
        if (seq === faults.twice) arrive(seq);
        return Promise.resolve();
      },
      consume: async (take) => {
        consuming = take;
        consumer = take;
        for (const seq of queue.splice(0)) take(seq);
      },
      take: async () => queue.shift(),
      removeQueue: async () => {
        removed = true;
      },
      close() {
        if (consuming && consumer === consuming) consumer = undefined;
        end();
      },
    };
    void gone.then(session.close);
    return session;
  };
  return {
    open,
    faults,
    removed: () => removed,
    kill(host: string) {
      up.delete(host);
      for (const end of sessions.get(host) ?? []) end();
    },
    raise: (host: string) => up.add(host),
  };
}

/** Waits a hundredth of the time. */
const fast: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 100, signal) };
const start = (open: Open) => messenger(config, 'r', fast, open);

test('a request is good when its message was confirmed and arrived; it says who took it', async () => {
  const { open, removed } = broker();
  const canary = await start(open);
  expect(await canary.send(0)).toEqual({ outcome: 'ok', server: expect.stringMatching(/^ctl\d$/) });
  expect(await canary.send(1)).toMatchObject({ outcome: 'ok' });
  expect(await canary.readBack!()).toMatchObject({ confirmed: [[0, 1]], delivered: [[0, 1]], repeated: [] });
  expect(removed()).toBe(true);
});

test('what was not confirmed, and what was refused, is no promise', async () => {
  const { open, faults } = broker();
  const canary = await start(open);
  faults.refuse = 0;
  faults.unconfirmed = 1;
  expect(await canary.send(0)).toEqual({ outcome: 'error', error: 'message nacked' });
  expect(await canary.send(1)).toEqual({ outcome: 'timeout', error: 'not confirmed' });
  expect(await canary.readBack!()).toMatchObject({ confirmed: [], delivered: [] });
});

test('one that was confirmed and is nowhere is missing, and its queue is kept', async () => {
  const { open, faults, removed } = broker();
  const canary = await start(open);
  faults.lose = 1;
  await canary.send(0);
  expect(await canary.send(1)).toEqual({ outcome: 'timeout', error: 'not delivered' });
  const told = await canary.readBack!();
  expect(told).toMatchObject({ confirmed: [[0, 1]], delivered: [[0, 0]] });
  expect(told).not.toHaveProperty('error');
  expect(removed()).toBe(false);
});

test('one that arrives late is found in the queue; one that arrives twice is told', async () => {
  const { open, faults } = broker();
  const canary = await start(open);
  faults.keep = 0;
  faults.twice = 1;
  expect(await canary.send(0)).toMatchObject({ outcome: 'timeout' });
  await canary.send(1);
  expect(await canary.readBack!()).toMatchObject({ confirmed: [[0, 1]], delivered: [[0, 1]], repeated: [[1, 1]] });
});

test('both clients go to another member when theirs dies, and wait for one when all are gone', async () => {
  const { open, kill, raise } = broker();
  const canary = await start(open);
  kill('ctl1');
  kill('ctl2');
  await systemClock.sleep(5);
  expect(await canary.send(0)).toEqual({ outcome: 'ok', server: 'ctl3' });
  kill('ctl3');
  await systemClock.sleep(5);
  const waiting = canary.send(1);
  raise('ctl2');
  expect(await waiting).toEqual({ outcome: 'ok', server: 'ctl2' });
  kill('ctl2');
  await systemClock.sleep(5);
  expect(await canary.send(2)).toEqual({ outcome: 'timeout', error: 'not connected' });
  expect(await canary.readBack!()).toMatchObject({ error: 'timed out' });
  canary.close!();
});

test('it does not begin when no member lets it in', async () => {
  const { open, kill } = broker();
  for (const { host } of members) kill(host);
  await expect(start(open)).rejects.toThrow('ECONNREFUSED');
});
