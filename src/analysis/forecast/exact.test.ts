import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { solutionFor } from '../../compose/timers.ts';
import { all, any, type Element } from '../structure.ts';
import { diagramOf } from './diagram.ts';
import { exactly } from './exact.ts';
import { frameOf, modelOf } from './model.ts';
import { ratesFor } from './rates.ts';

const forecastOf = (cloud: Cloud, failoverFails = 0.02) =>
  exactly(modelOf(frameOf(cloud, solutionFor(cloud).timers), ratesFor(cloud)), failoverFails);
const three = withControllers(3);
const element = (index: number): Element => ({ kind: 'host', name: `h${index}`, index });
const shares = fc.array(fc.double({ min: 1e-6, max: 0.2, noNaN: true }), { minLength: 8, maxLength: 8 });
const fails = (need: number, count: number, down: readonly number[]) =>
  diagramOf({ need, of: Array.from({ length: count }, (_, index) => element(index)) })!.fails(
    ({ index }) => down[index]!,
  );

test('one more independent member never makes a group worse that needs no more members for it', () => {
  fc.assert(
    fc.property(shares, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }), (down, need, spare) => {
      expect(fails(need, need + spare + 1, down)).toBeLessThanOrEqual(fails(need, need + spare, down));
    }),
    { seed: 20_261_121 },
  );
});

test('two more alike never make a majority worse; one more to an even number does', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 0.4, noNaN: true }), fc.constantFrom(1, 3, 5), (down, count) => {
      const of = (members: number) => fails(Math.floor(members / 2) + 1, members, new Array(8).fill(down));
      expect(of(count + 2)).toBeLessThanOrEqual(of(count));
      expect(of(count + 1)).toBeGreaterThan(of(count));
    }),
    { seed: 20_261_121 },
  );
});

test('two more controllers never make what hosts and domains decide worse', () => {
  const together = (count: number) =>
    forecastOf(withControllers(count)).map(({ contributions }) =>
      contributions
        .filter(({ why, elements }) => why === 'together' && !elements?.some(({ kind }) => kind === 'site'))
        .reduce((sum, { minutes }) => sum + minutes, 0),
    );
  for (const count of [1, 3, 5])
    together(count + 2).forEach((minutes, index) => {
      expect(minutes).toBeLessThanOrEqual(together(count)[index]! + 1e-9);
    });
});

test('whatever fails more often, or is repaired more slowly, makes no forecast better', () => {
  const names = [
    'host-crash',
    'host-hardware',
    'link',
    'rack',
    'power',
    'switch',
    'site',
    'network',
    'bad-change',
    'operator-error',
  ] as const;
  const before = forecastOf(three);
  for (const name of names)
    for (const worse of [{ 'per-year': 1 }, { repair: 100 * 3_600_000 }])
      forecastOf({ ...three, forecast: { [name]: worse } }).forEach(({ down, capability }, index) => {
        expect(down, `${name} ${capability}`).toBeGreaterThanOrEqual(before[index]!.down - 1e-15);
      });
});

test('the control plane is never better than any capability, and contributions add up to what is down', () => {
  for (const count of [1, 2, 3, 4, 5]) {
    const [whole, ...parts] = forecastOf(withControllers(count));
    for (const { down, contributions } of [whole!, ...parts]) {
      expect(down).toBeLessThanOrEqual(whole!.down);
      const sum = contributions.reduce((all_, { minutes }) => all_ + minutes, 0) / 525_960;
      expect(sum / down).toBeGreaterThan(1 - 1e-9);
      // What overlaps counts once.
      expect(sum / down).toBeLessThan(1.001);
    }
  }
});

test('by hand: one controller, with nothing but hardware that fails', () => {
  const none = { 'per-year': 0 };
  const quiet = Object.fromEntries(
    [
      'host-crash',
      'link',
      'rack',
      'power',
      'switch',
      'site',
      'network',
      'bad-change',
      'operator-error',
      'expired-certificate',
      'process-crash',
      'process-hang',
    ].map((name) => [name, none]),
  );
  const cloud: Cloud = {
    ...withControllers(1),
    forecast: { ...quiet, 'host-hardware': { 'per-year': 1, repair: 24 * 3_600_000 } },
  };
  // 24 h of 8766 h + 24 h.
  for (const { down } of forecastOf(cloud)) expect(down).toBeCloseTo(24 / 8790, 12);
  // Of three, two at once.
  const q = 24 / 8790;
  // By keepalived: Pacemaker would switch off one that lives, now and then.
  const tripled: Cloud = {
    ...three,
    architecture: { ...three.architecture, addresses: 'keepalived' },
    forecast: { ...cloud.forecast, 'failover-fails': 0 },
  };
  const together = forecastOf(tripled)[0]!.contributions.filter(({ why }) => why === 'together');
  expect(together.reduce((sum, { minutes }) => sum + minutes, 0) / 525_960).toBeCloseTo(3 * q * q - 2 * q ** 3, 12);
});

test('where the structure is too large, sets of one and two are counted, and that is said', () => {
  const cloud = withControllers(3);
  const frame = frameOf(cloud, solutionFor(cloud).timers);
  const model = modelOf(frame, ratesFor(cloud));
  const exact = exactly(model, 0.02);
  const bounded = exactly({ ...model, diagramOf: () => undefined }, 0.02);
  expect(exact.map((one) => one.exact)).not.toContain(false);
  expect(bounded.map((one) => one.exact)).not.toContain(true);
  // Nothing that is left out is likely, but all that proves hosts off is then taken for down.
  for (const [index, { contributions }] of bounded.entries()) {
    const sum = (of: typeof contributions) =>
      of.filter(({ why }) => why === 'together').reduce((total, { minutes }) => total + minutes, 0);
    expect(sum(contributions) / sum(exact[index]!.contributions)).toBeCloseTo(1, 3);
  }
});

test('what is shared fails once: two that hang on one thing are as good as one', () => {
  const shared = element(0);
  const gate = all([any([all([shared, element(1)]), all([shared, element(2)])])]);
  const down = [0.1, 0.5, 0.5];
  expect(diagramOf(gate)!.fails(({ index }) => down[index]!)).toBeCloseTo(1 - 0.9 * 0.75, 12);
});
