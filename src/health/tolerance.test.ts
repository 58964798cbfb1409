import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tolerance, type Voters } from './tolerance.ts';

const hosts = ['a', 'b', 'c', 'd', 'e'];
const groups = fc.array(
  fc.record({
    group: fc.constantFrom('galera', 'corosync', 'keystone'),
    well: fc.subarray(hosts),
    need: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 1, maxLength: 4 },
);

function subsets(size: number, of: readonly string[] = hosts): string[][] {
  if (size === 0) return [[]];
  return of.flatMap((first, index) => subsets(size - 1, of.slice(index + 1)).map((rest) => [first, ...rest]));
}

function survives({ well, need }: Voters, dead: readonly string[]): boolean {
  return well.filter((host) => !dead.includes(host)).length >= need;
}

test('whichever hosts die, as many as that, every group that works goes on; of one more there are some that end one', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const { hosts: count } = tolerance(all, []);
      if (all.some((one) => !survives(one, []))) {
        expect(count).toBe(0);
        return;
      }
      for (const dead of subsets(count)) for (const one of all) expect(survives(one, dead)).toBe(true);
      expect(subsets(count + 1).some((dead) => all.some((one) => !survives(one, dead)))).toBe(true);
    }),
  );
});

test('the groups that allow no more are named', () => {
  const three = ['a', 'b', 'c'];
  const all = [
    { group: 'galera', well: three, need: 2 },
    { group: 'keystone', well: three, need: 1 },
  ];
  expect(tolerance(all, [])).toEqual({ hosts: 1, limitedBy: ['galera'] });
});

test('a host that nobody can switch off is one that may not die', () => {
  expect(tolerance([{ group: 'galera', well: ['a', 'b', 'c'], need: 2 }], ['b'])).toEqual({
    hosts: 0,
    limitedBy: ['fencing'],
  });
});
