import { beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../util/clock.ts';
import { type Chassis, createChassis } from './chassis.ts';
import type { PowerEvent } from './journal.ts';

/** A clock that goes on when told to. */
function handClock(): Clock & { advance(ms: number): Promise<void> } {
  let now = 0;
  const sleepers: { readonly at: number; wake(): void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (ms === 0) return resolve();
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    advance: async (ms) => {
      now += ms;
      for (const { at, wake } of sleepers) if (at <= now) wake();
      await new Promise(setImmediate);
    },
  };
}

let clock: ReturnType<typeof handClock>;
let running: boolean;
let ending: 'off' | 'reboot';
let happened: string[];
let events: PowerEvent[];
let answers: boolean;

beforeEach(() => {
  clock = handClock();
  [running, ending, happened, events] = [false, 'off', [], []];
});

async function chassis(live = true): Promise<Chassis> {
  const machine = {
    runs: async () => running,
    ending: async () => ending,
    boot: async () => {
      running = true;
      happened.push('boot');
    },
    kill: async () => {
      running = false;
      happened.push('kill');
    },
  };
  const record = async (event: PowerEvent) => void events.push(event);
  const wake = async (awake: boolean) => {
    answers = awake;
  };
  return createChassis({ host: 'ctl1', machine, clock, post: 15_000, record, live, wake });
}

const settle = () => new Promise(setImmediate);

test('boots when POST is over, and counts as on from its begin', async () => {
  const box = await chassis();
  await box.act('on', 'bmc', 0);
  expect(box.state()).toBe('on');
  await clock.advance(14_999);
  expect(happened).toEqual([]);
  await clock.advance(1);
  expect(happened).toEqual(['boot']);
  expect(events).toEqual([
    { host: 'ctl1', action: 'on', by: 'bmc', asked: 0, done: 0 },
    { host: 'ctl1', action: 'boot', by: 'bmc', asked: 0, done: 15_000 },
  ]);
});

test('off during POST: it never boots', async () => {
  const box = await chassis();
  await box.act('on', 'control');
  await clock.advance(5000);
  await box.act('off', 'bmc');
  await clock.advance(60_000);
  expect(happened).toEqual(['kill']);
  expect(box.state()).toBe('off');
});

test('a second on during POST does not boot twice, nor begin POST again', async () => {
  const box = await chassis();
  await box.act('on', 'control');
  await clock.advance(10_000);
  await box.act('on', 'bmc');
  await clock.advance(5000);
  await clock.advance(60_000);
  expect(happened).toEqual(['boot']);
});

test('reset kills at once and boots after POST', async () => {
  const box = await chassis();
  await box.start();
  await box.act('reset', 'control');
  expect(happened).toEqual(['boot', 'kill']);
  await clock.advance(15_000);
  expect(happened).toEqual(['boot', 'kill', 'boot']);
});

test('a host that ends by itself is off, and stays so', async () => {
  const box = await chassis();
  await box.start();
  running = false;
  await box.follow();
  expect(box.state()).toBe('off');
  await clock.advance(60_000);
  expect(running).toBe(false);
  expect(events.at(-1)).toMatchObject({ action: 'off', by: 'host' });
});

test('a host that reboots goes through POST again', async () => {
  const box = await chassis();
  await box.start();
  [running, ending] = [false, 'reboot'];
  await box.follow();
  expect(box.state()).toBe('on');
  await clock.advance(15_000);
  expect(running).toBe(true);
  expect(events.map(({ action, by }) => [action, by])).toEqual([
    ['boot', 'control'],
    ['reset', 'host'],
    ['boot', 'host'],
  ]);
});

test('what runs already is taken over, and nothing is taken for ended during POST', async () => {
  running = true;
  const box = await chassis();
  expect(box.state()).toBe('on');
  await box.act('reset', 'bmc');
  await box.follow();
  await settle();
  expect(box.state()).toBe('on');
  expect(events.map(({ action }) => action)).toEqual(['reset']);
});

test('without mains its power switch is dead, too, and takes no order', async () => {
  const box = await chassis();
  await box.start();
  await box.mains(false, 'control');
  expect([box.state(), answers, running]).toEqual(['unpowered', false, false]);
  await expect(box.act('on', 'bmc')).rejects.toThrow('no mains');
  await clock.advance(60_000);
  expect(running).toBe(false);
});

test('mains return: the power switch answers after a moment, and the host goes on by itself', async () => {
  const box = await chassis(false);
  expect([box.state(), answers]).toEqual(['unpowered', false]);
  await box.mains(true, 'pdu');
  expect([box.state(), answers]).toEqual(['unpowered', false]);
  await clock.advance(2000);
  await settle();
  expect([box.state(), answers, running]).toEqual(['on', true, false]);
  await clock.advance(15_000);
  expect(running).toBe(true);
  expect(events).toEqual([{ host: 'ctl1', action: 'boot', by: 'pdu', asked: 2000, done: 17_000 }]);
});

test('mains that go again while the power switch starts: all stays dead', async () => {
  const box = await chassis(false);
  await box.mains(true, 'control');
  await clock.advance(1000);
  await box.mains(false, 'control');
  await clock.advance(60_000);
  expect([box.state(), answers, running]).toEqual(['unpowered', false, false]);
});
