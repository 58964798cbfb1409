import { beforeEach, expect, test } from 'vitest';
import type { LabHost } from '../layout.ts';
import type { Chassis } from './chassis.ts';
import type { Feeds } from './feeds.ts';
import type { PowerEvent } from './journal.ts';
import { createRack, type Rack } from './rack.ts';

const hostOf = (name: string, outlets: string[]): LabHost => ({ name, address: '', gateway: '', links: [], outlets });
const host = hostOf('ctl1', ['a/1', 'b/1']);
const hosts = [host, hostOf('ctl2', []), hostOf('ctl3', [])];
let mains: [boolean, string][];
let events: PowerEvent[];
let kept: Feeds;
/** How many are being written, and how many were at a time at most. */
let writes: [number, number];

beforeEach(() => {
  [mains, events, writes] = [[], [], [0, 0]];
});

function rack(feeds: Feeds = { unplugged: [], off: [] }): Rack {
  const chassis: Chassis = {
    state: () => 'on',
    start: async () => {},
    act: async () => {},
    follow: async () => {},
    mains: async (live, by) => void mains.push([live, by]),
  };
  const keep = async (next: Feeds) => {
    const now = writes[0] + 1;
    writes = [now, Math.max(now, writes[1])];
    await new Promise(setImmediate);
    kept = next;
    writes[0] -= 1;
  };
  const record = async (event: PowerEvent) => void events.push(event);
  const clock = { now: () => 7, sleep: async () => {} };
  return createRack({ hosts, chassis: new Map(hosts.map(({ name }) => [name, chassis])), feeds, keep, record, clock });
}

const told = () => events.map(({ action, by, asked }) => [action, by, asked]);

test('a host with two feeds is off when both outlets are, and fed again by the first', async () => {
  const one = rack();
  await one.switchOutlet('a/1', false, 1);
  expect([mains.at(-1), told()]).toEqual([[true, 'pdu'], []]);
  await one.switchOutlet('b/1', false, 2);
  expect([mains.at(-1), told()]).toEqual([[false, 'pdu'], [['off', 'pdu', 2]]]);
  await one.switchOutlet('a/1', true, 3);
  expect([mains.at(-1), told().at(-1)]).toEqual([
    [true, 'pdu'],
    ['on', 'pdu', 3],
  ]);
});

test('what is unplugged stays dead whatever its outlets do, and they are told all the same: that is what proves it off', async () => {
  const one = rack();
  await one.act('ctl1', 'unplug');
  for (const outlet of host.outlets) await one.switchOutlet(outlet, false, 1);
  for (const outlet of host.outlets) await one.switchOutlet(outlet, true, 2);
  expect(mains.every(([live]) => !live)).toBe(true);
  await one.act('ctl1', 'plug');
  expect(mains.at(-1)).toEqual([true, 'control']);
  expect(told()).toEqual([
    ['unplug', 'control', 7],
    ['off', 'pdu', 1],
    ['on', 'pdu', 2],
    ['plug', 'control', 7],
  ]);
});

test('all lose their mains at once: every one is kept, and one is written at a time', async () => {
  const one = rack();
  await Promise.all(hosts.map(({ name }) => one.act(name, 'unplug')));
  expect(kept.unplugged).toEqual(['ctl1', 'ctl2', 'ctl3']);
  expect(mains.map(([live]) => live)).toEqual([false, false, false]);
  expect(writes).toEqual([0, 1]);
});

test('a rack that is started again knows what is unplugged and which outlets are off', async () => {
  const before = rack();
  await before.act('ctl1', 'unplug');
  await before.switchOutlet('b/1', false, 1);
  const after = rack(kept);
  expect([after.isOn('a/1'), after.isOn('b/1')]).toEqual([true, false]);
  await after.act('ctl1', 'plug');
  expect(mains.at(-1)).toEqual([true, 'control']);
});
