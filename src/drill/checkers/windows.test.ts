import { expect, test } from 'vitest';
import { answer, struck } from '../../../test/helpers/drill-history.ts';
import type { Answer } from '../canaries/record.ts';
import { interruptions, settled } from './windows.ts';

let seq = 0;
const good = (at: number, ms = 100) => answer('sign-in', seq++, at, ms);
const lost = (at: number, ms = 10) => answer('sign-in', seq++, at, ms, 'error');
const hung = (at: number) => answer('sign-in', seq++, at, 10_000, 'timeout');
const windows = (...answers: Answer[]) =>
  interruptions(answers, 1000).map(({ from, until }) => [from - struck, until === undefined ? 'open' : until - struck]);

test('good answers are no interruption, nor is one within the second', () => {
  expect(windows(good(0), good(500, 1000), good(1000))).toEqual([]);
});

test('a lost request is interrupted until a later one is answered', () => {
  expect(windows(good(0), lost(500), lost(1000), good(1500), good(2000))).toEqual([[500, 1600]]);
});

test('an answer that was under way when the service died does not hide that it died', () => {
  expect(windows(good(0, 900), lost(500), lost(1000), good(3000))).toEqual([[500, 3100]]);
});

test('a hung request does not count until it is given up, only until others are answered', () => {
  expect(windows(hung(0), lost(500), good(4000), good(4500))).toEqual([[0, 4100]]);
});

test('a delayed request while others are answered promptly is slow, not interrupted', () => {
  expect(windows(good(0), good(500, 4000), good(1000), good(1500))).toEqual([]);
});

test('a service that answers everybody late, but steadily, is slow, not interrupted', () => {
  const late = Array.from({ length: 10 }, (_, n) => good(n * 500, n === 0 ? 100 : 2000));
  expect(windows(...late)).toEqual([[500, 2500]]);
});

test('it has settled when the last lost or delayed request is over', () => {
  const answers = [good(0), lost(500), good(1000, 3000), hung(1500), good(2000)];
  expect(settled(answers, 1000)).toBe(struck + 4000);
  expect(settled([good(0)], 1000)).toBeUndefined();
});

test('requests that all waited for the same moment are one interruption', () => {
  expect(windows(good(0, 4000), good(500, 3500), good(1000, 3000), good(1500, 2500))).toEqual([[0, 4000]]);
});

test('what is never answered again stays open', () => {
  expect(windows(good(0), lost(500), hung(1000))).toEqual([[500, 'open']]);
});

test('interruptions apart are told apart', () => {
  expect(windows(lost(0), good(500), good(1000), good(1500), lost(2000), good(2500))).toEqual([
    [0, 600],
    [2000, 2600],
  ]);
});

test('a service that fails every other request is one long interruption', () => {
  const flapping = Array.from({ length: 20 }, (_, n) => (n % 2 === 0 ? lost(n * 500) : good(n * 500)));
  expect(windows(...flapping, good(10_000))).toEqual([[0, 9600]]);
});

test('the order of the record does not matter', () => {
  expect(windows(good(1500), lost(1000), good(0), lost(500))).toEqual([[500, 1600]]);
});
