import { expect, test } from 'vitest';
import { failoverChance } from './failover.ts';

test('without drills it is what was assumed', () => {
  expect(failoverChance(0.02, { succeeded: 0, failed: 0 }).chance).toBe(0.02);
});

test('drills that pass lower it, one that fails raises it, and many outweigh what was assumed', () => {
  const chance = (succeeded: number, failed: number) => failoverChance(0.02, { succeeded, failed }).chance;
  expect(chance(50, 0)).toBeCloseTo(0.01, 12);
  expect(chance(9, 1)).toBeGreaterThan(0.03);
  expect(chance(10_000, 1000)).toBeCloseTo(1 / 11, 2);
  expect(chance(1, 0)).toBeLessThan(chance(0, 0));
});

test('what never fails may still be seen to', () => {
  expect(failoverChance(0, { succeeded: 0, failed: 1 }).chance).toBeGreaterThan(0);
});
