import { expect, test } from 'vitest';
import { contains, countOf, spans } from './spans.ts';

test('numbers in any order become spans, and are found in them', () => {
  const found = spans([5, 0, 2, 1, 7]);
  expect(found).toEqual([
    [0, 2],
    [5, 5],
    [7, 7],
  ]);
  expect([0, 2, 3, 5, 6].map((number) => contains(found, number))).toEqual([true, true, false, true, false]);
  expect(countOf(found)).toBe(5);
  expect(spans([])).toEqual([]);
});
