import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withControllers } from '../../../test/helpers/clouds.ts';
import { capabilitiesWith, failing } from '../../../test/helpers/failing.ts';
import { randomGate } from '../../../test/helpers/gates.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { arrange } from '../../compose/compose.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { works } from '../cuts.ts';
import { all, any, type Element } from '../structure.ts';
import { diagramOf } from './diagram.ts';

/** The chance that it fails, by living through every state of what can fail. */
function tried<T>(parts: readonly T[], down: (part: T) => number, fails: (failed: ReadonlySet<T>) => boolean): number {
  let sum = 0;
  for (let state = 0; state < 2 ** parts.length; state += 1) {
    const failed = new Set(parts.filter((_, index) => (state >> index) & 1));
    if (fails(failed))
      sum += parts.reduce((chance, part) => chance * (failed.has(part) ? down(part) : 1 - down(part)), 1);
  }
  return sum;
}

const elements: readonly Element[] = Array.from({ length: 10 }, (_, index) => ({
  kind: 'host',
  name: `h${index}`,
  index,
}));
/** Different for each, and nothing that comes to the same by chance. */
const share = (index: number) => 0.03 + 0.061 * index;

it('is as likely to fail as all its failing states together, for any gates of gates, whatever they share', () => {
  fc.assert(
    fc.property(randomGate(elements), (part) => {
      const exact = diagramOf(part)!.fails(({ index }) => share(index));
      const states = tried(
        elements,
        ({ index }) => share(index),
        (failed) => !works(part, failed),
      );
      expect(exact).toBeCloseTo(states, 12);
    }),
    { seed: 20_261_121, numRuns: 400 },
  );
});

describe('agrees with counting host by host, which knows nothing of trees, on clouds of up to 12 things that can fail', () => {
  const named = (one: string) => share([...one].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 9);
  const situations: readonly (readonly [string, number, (index: number) => Cloud['hosts'][number]['domains']])[] = [
    ['one controller', 1, () => ({})],
    ['two controllers', 2, () => ({})],
    ['three controllers', 3, () => ({})],
    ['three on two feeds each', 3, () => ({ power: ['a', 'b'] })],
    ['three, each on a feed of its own', 3, (index) => ({ power: [`p${index}`] })],
    ['three on one feed', 3, () => ({ power: ['a'] })],
    ['three, two of them in one rack', 3, (index) => ({ rack: [index < 2 ? 'r1' : 'r2'] })],
    [
      'three in racks of their own, on two switches and two feeds',
      3,
      (index) => ({ rack: [`r${index}`], switch: ['s1', 's2'], power: ['a', 'b'] }),
    ],
    ['three at two sites', 3, (index) => ({ site: [index < 2 ? 'x' : 'y'] })],
    ['four in two racks', 4, (index) => ({ rack: [index < 2 ? 'r1' : 'r2'] })],
    ['five in racks of their own', 5, (index) => ({ rack: [`r${index}`] })],
    ['five at three sites', 5, (index) => ({ site: [['x', 'x', 'y', 'y', 'z'][index]!] })],
    ['six on two feeds and two switches', 6, (index) => ({ power: [index % 2 ? 'a' : 'b'], switch: ['s1', 's2'] })],
    ['seven in three rooms', 7, (index) => ({ room: [`room${index % 3}`] })],
  ];
  it.each(situations)('%s', (_, count, domains) => {
    const bare = withControllers(count);
    const cloud: Cloud = {
      ...bare,
      // Nobody is fenced: what is asked is who is left.
      architecture: { ...bare.architecture, addresses: 'keepalived' },
      hosts: bare.hosts.map((host, index) => ({ ...host, fence: [], domains: domains(index) })),
    };
    const things = failing(cloud);
    expect(things.length).toBeLessThanOrEqual(12);
    const found = capabilitiesOf(arrange(cloud)).capabilities;
    expect(found.map(({ name }) => name).sort()).toEqual(['database-write', 'messaging', 'sign-in']);
    for (const { name, conditions } of found) {
      const exact = diagramOf(all(conditions.map(({ gate }) => gate)))!;
      const states = tried(things, named, (failed) => !capabilitiesWith(cloud, failed).includes(name));
      expect(
        exact.fails((element) => named(`${element.kind} ${element.name}`)),
        name,
      ).toBeCloseTo(states, 12);
    }
  });
});

it('gives up what would be larger than is worth the wait', () => {
  // Pairs in an order in which none is decided before all of them are open.
  const many = Array.from({ length: 40 }, (_, index) => ({ kind: 'host', name: `${index}`, index }));
  const first = all(many.slice(0, 20).map((one) => any([one])));
  const crossed = all(many.slice(0, 20).map((one, index) => any([one, many[20 + ((index * 7) % 20)]!])));
  expect(diagramOf(any([all([first, ...many.slice(20)]), crossed]), 100)).toBeUndefined();
  expect(diagramOf(first, 100)).toBeDefined();
});
