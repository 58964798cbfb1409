import { expect, test } from 'vitest';
import { budgetOf } from './budget.ts';
import { range } from './range.ts';
import type { Leg, StageName, Track } from './recovery.ts';

function leg(track: Track, ...lengths: [StageName, number, number, number][]): Leg {
  const stages = lengths.map(
    ([name, ...ms]) => ({ kind: 'detect', service: 'galera', name, length: range(...ms), terms: [] }) as const,
  );
  return { track, capabilities: ['sign-in'], stages };
}

test('what is in a row adds up, what is side by side overlaps, and clients return after the last', () => {
  const { length, stages, eats } = budgetOf('sign-in', [
    leg('address', ['token', 1, 2, 3], ['consensus', 1, 2, 3]),
    leg('database', ['member-suspected', 1, 3, 9]),
    leg('clients', ['clients-return', 1, 1, 1]),
  ]);
  expect(length).toEqual(range(3, 5, 10));
  expect(stages.map(({ name, from }) => [name, from])).toEqual([
    ['token', 0],
    ['consensus', 2],
    ['member-suspected', 0],
    ['clients-return', 4],
  ]);
  expect(eats?.name).toBe('member-suspected');
  expect(stages.filter(({ critical }) => critical).map(({ name }) => name)).toEqual([
    'member-suspected',
    'clients-return',
  ]);
});

test('all wait for hosts that boot', () => {
  const { length, stages } = budgetOf('sign-in', [
    leg('database', ['database-begins', 1, 2, 3]),
    leg('hosts', ['host-boots', 10, 20, 30]),
  ]);
  expect(length).toEqual(range(11, 22, 33));
  expect(stages.map(({ from }) => from)).toEqual([0, 20]);
});

test('where nothing is interrupted nobody returns, and where something may be they return at worst', () => {
  expect(budgetOf('sign-in', [leg('clients', ['clients-return', 1, 1, 1])])).toEqual({
    capability: 'sign-in',
    length: range(0, 0, 0),
    stages: [],
  });
  const maybe = budgetOf('sign-in', [
    leg('database', ['member-suspected', 0, 0, 5]),
    leg('clients', ['clients-return', 1, 1, 1]),
  ]);
  expect(maybe.length).toEqual(range(0, 0, 6));
});

test('another capability is not concerned, and what never ends has no length', () => {
  const never: Leg = { ...leg('address', ['token', 1, 1, 1]), never: 'not-fenced' };
  expect(budgetOf('message', [never]).length).toEqual(range(0, 0, 0));
  expect(budgetOf('sign-in', [never])).toMatchObject({ never: 'not-fenced', stages: [{ name: 'token' }] });
  expect(budgetOf('sign-in', [never]).length).toBeUndefined();
});
