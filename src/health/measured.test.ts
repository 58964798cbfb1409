import { expect, test } from 'vitest';
import { type Entry, isNews, lineOf, readHistory } from './history.ts';
import { measuredOf } from './measured.ts';
import type { Have } from './users.ts';

const minute = 60_000;
const looked = (at: number, have: Have): Entry => ({ type: 'looked', at: at * minute, have: { 'sign-in': have } });
const planned = (at: number, is: 'begun' | 'ended'): Entry => ({ type: 'planned', at: at * minute, is });
/** A look each minute, with the state from each of these minutes on. */
const watched = (from: number, until: number, states: Readonly<Record<number, Have>>): Entry[] => {
  let have: Have = 'up';
  return Array.from({ length: until - from + 1 }, (_, index) => {
    have = states[from + index] ?? have;
    return looked(from + index, have);
  });
};
const measured = (entries: readonly Entry[], until: number, from = 0) => {
  const [one] = measuredOf(entries, from * minute, until * minute);
  const { observed, unknown, planned: ms, unplanned, outages, longest } = one!;
  const minutes = (value: number) => value / minute;
  return {
    observed: minutes(observed),
    unknown: minutes(unknown),
    planned: minutes(ms),
    unplanned: minutes(unplanned),
    outages,
    longest: minutes(longest),
  };
};
const well = { observed: 100, unknown: 0, planned: 0, unplanned: 0, outages: 0, longest: 0 };

test('up all the time', () => {
  expect(measured(watched(0, 100, {}), 100)).toEqual(well);
  expect(measuredOf(watched(0, 100, {}), 0, 100 * minute)[0]).toMatchObject({ availability: 100, agreed: 100 });
});

test('outages are counted, and the longest is told', () => {
  const entries = watched(0, 100, { 10: 'down', 12: 'up', 50: 'down', 57: 'up' });
  expect(measured(entries, 100)).toEqual({ ...well, unplanned: 9, outages: 2, longest: 7 });
  expect(measuredOf(entries, 0, 100 * minute)[0]!.availability).toBeCloseTo(91, 9);
});

test('a gap is unknown, and neither up nor down', () => {
  const entries = [...watched(0, 40, { 39: 'down' }), ...watched(60, 100, {})];
  expect(measured(entries, 100)).toEqual({ ...well, observed: 80, unknown: 20, unplanned: 1, outages: 1, longest: 1 });
  expect(measuredOf(entries, 0, 100 * minute)[0]!.availability).toBeCloseTo((79 / 80) * 100, 9);
});

test('since the last look nothing is known, if that is long ago', () => {
  expect(measured(watched(0, 50, {}), 100)).toEqual({ ...well, observed: 50, unknown: 50 });
});

test('what hosts do not tell is unknown', () => {
  expect(measured(watched(0, 100, { 30: 'unknown', 40: 'up' }), 100)).toEqual({ ...well, observed: 90, unknown: 10 });
});

test('planned downtime is told apart, as service levels count it', () => {
  const entries = [
    ...watched(0, 100, { 10: 'down', 20: 'up', 60: 'down', 61: 'up' }),
    planned(5, 'begun'),
    planned(18, 'ended'),
  ];
  expect(measured(entries, 100)).toEqual({ ...well, planned: 8, unplanned: 3, outages: 2, longest: 2 });
  const { availability, agreed } = measuredOf(entries, 0, 100 * minute)[0]!;
  expect(availability).toBeCloseTo(89, 9);
  expect(agreed).toBeCloseTo((1 - 3 / 92) * 100, 9);
});

test('planned windows that overlap count once, and one that was never ended is over after an hour', () => {
  const down = watched(0, 200, { 0: 'down' });
  expect(
    measured([...down, planned(10, 'begun'), planned(15, 'begun'), planned(20, 'ended'), planned(30, 'ended')], 200)
      .planned,
  ).toBe(10);
  expect(measured([...down, planned(10, 'begun')], 200).planned).toBe(60);
  expect(measured([...down, planned(10, 'begun'), planned(150, 'begun'), planned(155, 'ended')], 200).planned).toBe(65);
});

test('a clock that goes back counts nothing twice', () => {
  const entries = [...watched(0, 50, {}), ...watched(30, 100, { 30: 'down', 32: 'up' })];
  expect(measured(entries, 100)).toEqual(well);
});

test('looks of two that watch at once count once', () => {
  const [one, other] = [watched(0, 100, { 10: 'down', 12: 'up' }), watched(0, 100, { 10: 'down', 12: 'up' })];
  expect(
    measured(
      one.flatMap((entry, index) => [entry, other[index]!]),
      100,
    ),
  ).toEqual({ ...well, unplanned: 2, outages: 1, longest: 2 });
});

test('only from when it is asked for', () => {
  expect(measured(watched(0, 100, { 10: 'down', 12: 'up' }), 100, 50)).toEqual({ ...well, observed: 50 });
});

test('nothing is measured where nothing was seen', () => {
  expect(measuredOf([], 0, minute)).toEqual([]);
});

test('what was kept is read as it was, without what is damaged or was not finished', () => {
  const entries = [looked(1, 'up'), planned(2, 'begun'), looked(3, 'down')];
  const text = entries.map(lineOf).join('');
  expect(readHistory(text)).toEqual(entries);
  const cut = text.slice(0, -5);
  expect(readHistory(cut)).toEqual(entries.slice(0, 2));
  // The next line does not continue it.
  expect(readHistory(`${cut}${lineOf(looked(4, 'up'))}\nnull\n{"type":"looked","at":"x","have":{}}`)).toEqual([
    ...entries.slice(0, 2),
    looked(4, 'up'),
  ]);
});

test('a look is kept where something changed, once a minute besides, and when the clock went back', () => {
  const at = (ms: number, have: Have = 'up') => ({ type: 'looked', at: ms, have: { 'sign-in': have } }) as const;
  expect(isNews(at(0), undefined)).toBe(true);
  expect(isNews(at(2000), at(0))).toBe(false);
  expect(isNews(at(2000, 'down'), at(0))).toBe(true);
  expect(isNews(at(60_000), at(0))).toBe(true);
  expect(isNews(at(0), at(2000))).toBe(true);
});
