import { expect, test } from 'vitest';
import { answer, answers, end, history, struck, wellEvents, wellRecords } from '../../../test/helpers/drill-history.ts';
import type { DrillEvent } from '../event.ts';
import { judge } from '../judge.ts';
import { chronicle } from './chronicle.ts';
import { reportOf } from './report.ts';

const reported = (change: Parameters<typeof history>[0] = {}) => {
  const run = history(change);
  return reportOf(run, judge(run));
};
const laneOf = (name: string, change: Parameters<typeof history>[0] = {}) =>
  reported(change).lanes.find((lane) => lane.name === name)?.items;

test('each request has its fate, each canary its interruptions, errors and the share of power switches', () => {
  const records = [...answers('sign-in', 4000), answer('sign-in', 130, 56_000, 1500), end(131)];
  const [track] = reported({ records }).tracks;
  const fates = track!.points.map(({ fate }) => fate);
  expect(fates.filter((fate) => fate === 'lost')).toHaveLength(8);
  expect(fates.at(-1)).toBe('delayed');
  expect(track!.interruptions).toEqual([
    { from: 200, until: 4300 },
    { from: 56_000, until: 57_500 },
  ]);
  expect(track).toMatchObject({ errors: [{ error: 'error', requests: 8 }], fencing: 1000 });
});

test('addresses, members, power and fencing have lanes; a state counts from the look that saw it', () => {
  expect(laneOf('address internal')).toEqual([
    { from: -800, until: 1200, label: 'ctl1', tone: 'host-0' },
    { from: 3200, until: 54_200, label: 'ctl2', tone: 'host-1' },
  ]);
  expect(laneOf('HOST_UNREACHABLE_NOW')).toEqual([{ from: 1200, until: 40_200, label: 'ctl1', tone: 'amiss' }]);
  expect(laneOf('power switches')).toEqual([{ from: 400, until: 1400, label: 'ctl1 off', tone: 'act' }]);
  expect(laneOf('fencing')).toEqual([{ from: 1900, label: 'ctl1 reboot by ctl2', tone: 'act' }]);
});

test('an address on two hosts is amiss; members that never change are no news', () => {
  const look = (at: number, internal: string[], galera: string): DrillEvent => ({
    type: 'look',
    at: struck + at,
    until: struck + at,
    conditions: [],
    holders: { internal },
    members: { galera, keystone: '3/3' },
  });
  const events = [look(0, ['ctl1'], '3/3'), look(1000, ['ctl1', 'ctl2'], '2/3'), look(2000, ['ctl2'], '2/3')];
  expect(laneOf('address internal', { events })?.[1]).toMatchObject({ label: 'ctl1 + ctl2', tone: 'amiss' });
  expect(laneOf('galera', { events })?.map(({ label, tone }) => [label, tone])).toEqual([
    ['3/3', 'well'],
    ['2/3', 'fewer'],
  ]);
  expect(laneOf('keystone', { events })).toBeUndefined();
});

test('an event of a kind that is new has a lane of its own; what could not be seen for long is one bar', () => {
  const news = { type: 'neighbour', at: struck + 2500, address: 'internal', host: 'ctl2' } as unknown as DrillEvent;
  const unseen = [1000, 2000, 3000].map(
    (at): DrillEvent => ({ type: 'unseen', at: struck + at, what: 'look', error: 'silent' }),
  );
  const events = [...wellEvents(), news, ...unseen];
  expect(laneOf('neighbour', { events })).toEqual([{ from: 2500, label: 'internal ctl2', tone: 'plain' }]);
  expect(laneOf('not seen', { events })).toMatchObject([{ from: 1000, until: 3000, label: 'look: silent' }]);
});

test('a stall of the canaries is shown for as long as it lasted', () => {
  expect(
    laneOf('stalls of the canaries', { records: [...wellRecords(), { type: 'stall', at: struck, ms: 300 }] }),
  ).toMatchObject([{ from: -300, until: 0 }]);
});

test('a closer look is worth it where what is to be seen is short', () => {
  expect(reported().closeUp).toEqual({ from: -860, until: 5160 });
  expect(reported({ records: [...answers('sign-in', 99_000), end(130)] }).closeUp).toBeUndefined();
  expect(reported({ records: [...answers('sign-in', 0), end(130)] }).closeUp).toBeUndefined();
});

test('without a fault times count from the start', () => {
  const { fault, whole } = reported({ run: { faultWindow: {}, ended: { as: 'interrupted' } } });
  expect([fault, whole]).toEqual([undefined, { from: 0, until: 72_000 }]);
});

test('what happened is told in the order of time', () => {
  const told = chronicle(reported());
  expect(told.map(({ at }) => at)).toEqual([...told.map(({ at }) => at)].sort((a, b) => a - b));
  expect(told).toContainEqual({ at: 0, what: 'fault', detail: 'injected' });
  expect(told).toContainEqual({ at: 200, until: 4300, what: 'sign-in', detail: 'interrupted for 4.1 s' });
});
