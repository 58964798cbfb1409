import { expect, test } from 'vitest';
import { exponential, randomFrom } from './random.ts';

test('draws evenly, whatever the seed', () => {
  for (const seed of [0, 1, 2, 20_261_121, Number.MAX_SAFE_INTEGER]) {
    const random = randomFrom(seed);
    const cells = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 20_000; draw += 1) cells[Math.floor(random() * 20)]! += 1;
    // Chi-square with 19 degrees of freedom: one in ten thousand is above 50.
    const chi = cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi, String(seed)).toBeLessThan(50);
  }
});

test('one seed is one sequence, and its neighbour another', () => {
  const of = (seed: number) => Array.from({ length: 5 }, randomFrom(seed));
  expect(of(7)).toEqual(of(7));
  expect(of(8)).not.toEqual(of(7));
});

test('an exponential has its mean', () => {
  const random = randomFrom(1);
  const mean = Array.from({ length: 50_000 }, () => exponential(random, 3)).reduce((sum, one) => sum + one, 0) / 50_000;
  expect(mean).toBeCloseTo(3, 1);
});
