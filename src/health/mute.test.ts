import { expect, test } from 'vitest';
import type { Condition } from '../services/condition.ts';
import { badness, holds, type Mute, readMutes } from './mute.ts';

const skew = (host: string, severity: Condition['severity'] = 'warning'): Condition => ({
  code: 'CLOCK_SKEW',
  severity,
  service: 'chrony',
  host,
  what: `${host} is late`,
});

function mute(conditions: readonly Condition[], more: Partial<Mute> = {}): Mute {
  const of = more.host === undefined ? {} : { host: more.host };
  return {
    code: 'CLOCK_SKEW',
    until: 2000,
    by: 'ann',
    at: 1000,
    ...badness({ code: 'CLOCK_SKEW', ...of }, conditions),
    ...more,
  };
}

test('a mute holds until its time is over', () => {
  const one = mute([skew('ctl1')]);
  expect(holds(one, [skew('ctl1')], 1999)).toBe(true);
  expect(holds(one, [skew('ctl1')], 2000)).toBe(false);
});

test('it ends when more hosts have it, or it becomes an error', () => {
  const one = mute([skew('ctl1')]);
  expect(holds(one, [skew('ctl2')], 1500), 'another, but not more').toBe(true);
  expect(holds(one, [skew('ctl1'), skew('ctl2')], 1500)).toBe(false);
  expect(holds(one, [skew('ctl1', 'error')], 1500)).toBe(false);
});

test('what is not there yet may come once, as an error: planned work', () => {
  const one = mute([]);
  expect(holds(one, [skew('ctl1', 'error')], 1500)).toBe(true);
  expect(holds(one, [skew('ctl1'), skew('ctl2')], 1500)).toBe(false);
});

test('a mute of one host is not ended by others', () => {
  const one = mute([skew('ctl1')], { host: 'ctl1' });
  expect(holds(one, [skew('ctl1'), skew('ctl2', 'error')], 1500)).toBe(true);
  expect(holds(one, [skew('ctl1', 'error')], 1500)).toBe(false);
});

test('of controllers that differ the newer word counts: what was taken back stays so', () => {
  const first = mute([skew('ctl1')]);
  const back = { ...first, at: 1200, until: 1200 };
  const other = { ...first, host: 'ctl2' };
  const told = readMutes([`${JSON.stringify(first)}\n${JSON.stringify(other)}\n`, `${JSON.stringify(back)}\n`, '']);
  expect(told).toEqual([back, other]);
});

test('what is no mute is left out', () => {
  expect(readMutes(['{"code":"CLOCK_SKEW"}\nnonsense\n{"until":1}\nnull\n'])).toEqual([]);
});
