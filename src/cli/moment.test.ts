import { expect, test } from 'vitest';
import { momentOf } from './moment.ts';

const now = new Date(2026, 10, 21, 7, 30).getTime();
const of = (written: string) => momentOf('--at', written, now);

test('a date and a time are those of this machine', () => {
  expect(of('2026-11-20 07:00')).toBe(new Date(2026, 10, 20, 7, 0).getTime());
  expect(of('2026-11-20T07:00:30.5')).toBe(new Date(2026, 10, 20, 7, 0, 30, 500).getTime());
});

test('with Z or an offset they are those of that zone', () => {
  expect(of('2026-11-20T07:00:00Z')).toBe(Date.UTC(2026, 10, 20, 7));
  expect(of('2026-11-20 07:00+02:00')).toBe(Date.UTC(2026, 10, 20, 5));
});

test('a time of day is the last one that was', () => {
  expect(of('07:00')).toBe(new Date(2026, 10, 21, 7, 0).getTime());
  expect(of('08:00')).toBe(new Date(2026, 10, 20, 8, 0).getTime());
});

test.each(['yesterday', '7:00', '2026-13-01 07:00', '2026-11-20', ''])('%s is no moment', (written) => {
  expect(() => of(written)).toThrow('USAGE');
});
