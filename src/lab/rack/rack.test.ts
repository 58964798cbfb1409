import { beforeEach, expect, test } from 'vitest';
import type { LabHost } from '../layout.ts';
import type { Chassis } from './chassis.ts';
import type { Feeds } from './feeds.ts';
import type { PowerEvent } from './journal.ts';
import { createRack, type Rack } from './rack.ts';

const host: LabHost = { name: 'ctl1', address: '', gateway: '', links: [], outlets: ['a/1', 'b/1'] };
let mains: [boolean, string][];
let events: PowerEvent[];
let kept: Feeds;

beforeEach(() => {
  [mains, events] = [[], []];
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
    kept = next;
  };
  const record = async (event: PowerEvent) => void events.push(event);
  const clock = { now: () => 7, sleep: async () => {} };
  return createRack({ hosts: [host], chassis: new Map([['ctl1', chassis]]), feeds, keep, record, clock });
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

test('a rack that is started again knows what is unplugged and which outlets are off', async () => {
  const before = rack();
  await before.act('ctl1', 'unplug');
  await before.switchOutlet('b/1', false, 1);
  const after = rack(kept);
  expect([after.isOn('a/1'), after.isOn('b/1')]).toEqual([true, false]);
  await after.act('ctl1', 'plug');
  expect(mains.at(-1)).toEqual([true, 'control']);
});
