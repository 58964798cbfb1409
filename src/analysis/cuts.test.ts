import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import { capabilitiesWith, failing } from '../../test/helpers/failing.ts';
import { randomGate } from '../../test/helpers/gates.ts';
import type { Cloud, FenceLevel, Host } from '../cloud/cloud.ts';
import { arrange } from '../compose/compose.ts';
import { capabilitiesOf } from './capabilities.ts';
import { cutter, works } from './cuts.ts';
import type { Element } from './structure.ts';

/** The minimal sets of one or two of what can fail that stop a capability, by trying each. */
function tried(all: readonly string[], stops: (failed: ReadonlySet<string>) => boolean): string[] {
  const one = all.filter((name) => stops(new Set([name])));
  const rest = all.filter((name) => !one.includes(name));
  const two = rest.flatMap((first, index) =>
    rest
      .slice(index + 1)
      .flatMap((second) => (stops(new Set([first, second])) ? [[first, second].sort().join(' + ')] : [])),
  );
  return [...one, ...two].sort();
}

function expectSame(cloud: Cloud): void {
  const elements = failing(cloud);
  const { capabilities } = capabilitiesOf(arrange(cloud));
  const found = Object.fromEntries(
    capabilities.map(({ name, stops }) => [
      name,
      stops
        .map(({ elements: some }) =>
          some
            .map((one) => `${one.kind} ${one.name}`)
            .sort()
            .join(' + '),
        )
        .sort(),
    ]),
  );
  const wanted = ['sign-in', 'database-write', 'messaging'].map((name) => [
    name,
    tried(elements, (failed) => !capabilitiesWith(cloud, failed).includes(name)),
  ]);
  expect(found, JSON.stringify(cloud.hosts)).toEqual(Object.fromEntries(wanted));
}

const redfish: FenceLevel = { agent: 'redfish', user: 'admin' };
const fences: readonly (readonly FenceLevel[])[] = [[], [redfish], [redfish, { agent: 'pdu' }]];

function withHosts(cloud: Cloud, change: (host: Host, index: number) => Partial<Host>): Cloud {
  return { ...cloud, hosts: cloud.hosts.map((host, index) => ({ ...host, ...change(host, index) })) };
}

/** Every list of `count` of these. */
function lists<T>(of: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  return lists(of, count - 1).flatMap((rest) => of.map((one) => [one, ...rest]));
}

const racks = [undefined, 'r1', 'r2'];
const feeds = [undefined, ['a'], ['b'], ['a', 'b']];

it.each([1, 2, 3])(
  'agrees with trying each, on every cloud of %i controllers in up to two racks on up to two feeds',
  (count) => {
    const cloud = withControllers(count);
    let clouds = 0;
    for (const rack of lists(racks, count))
      for (const power of lists(feeds, count))
        for (const fence of fences)
          for (const addresses of ['pacemaker', 'keepalived'] as const) {
            // Without Pacemaker nobody is fenced.
            if (addresses === 'keepalived' && fence !== fences[0]) continue;
            const domains = (index: number) => ({
              ...(rack[index] ? { rack: [rack[index]] } : {}),
              ...(power[index] ? { power: power[index] } : {}),
            });
            expectSame({
              ...withHosts(cloud, (_, index) => ({ domains: domains(index), fence })),
              architecture: { ...cloud.architecture, addresses },
            });
            clouds += 1;
          }
    expect(clouds).toBe((racks.length * feeds.length) ** count * 4);
  },
  300_000,
);

const domain = (names: readonly string[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }), { nil: undefined });
const host = fc.record({
  rack: domain(['r1', 'r2', 'r3']),
  power: domain(['a', 'b']),
  switch: domain(['s1', 's2']),
  site: domain(['x', 'y']),
  floor: domain(['f1']),
  fence: fc.constantFrom(...fences),
  public: fc.integer({ max: 9 }),
});

it('agrees with trying each, on clouds of up to 12 things that can fail, of any kind', () => {
  fc.assert(
    fc.property(
      fc.array(host, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('pacemaker', 'keepalived'),
      (drawn, addresses) => {
        const bare = withControllers(drawn.length);
        const cloud = withHosts(bare, ({ ip }, index) => {
          const { fence, public: outside, ...domains } = drawn[index]!;
          const { public: own, ...inside } = ip;
          return {
            // One in ten has no address on the public network, and carries no addresses.
            ip: outside === 0 ? (inside as Host['ip']) : { ...inside, public: own! },
            fence,
            domains: Object.fromEntries(
              Object.entries(domains).flatMap(([kind, names]) => (names ? [[kind, names]] : [])),
            ),
          };
        });
        fc.pre(failing(cloud).length <= 12 && cloud.hosts.some(({ ip }) => ip.public));
        expectSame({ ...cloud, architecture: { ...cloud.architecture, addresses } });
      },
    ),
    { seed: 20_261_121, numRuns: 2000 },
  );
}, 300_000);

const elements: readonly Element[] = Array.from({ length: 12 }, (_, index) => ({
  kind: 'host',
  name: `h${index}`,
  index,
}));
it('finds the cut sets of any gates of gates, whatever they share', () => {
  fc.assert(
    fc.property(randomGate(elements), (part) => {
      const { broken, singles, pairs } = cutter()(part);
      expect(broken).toBe(!works(part, new Set()));
      if (broken) return;
      const named = new Map(elements.map((one) => [one.name, one]));
      const stops = (failed: ReadonlySet<string>) => !works(part, new Set([...failed].map((name) => named.get(name)!)));
      const found = [
        ...[...singles].map(({ name }) => name),
        ...pairs.map((pair) =>
          pair
            .map(({ name }) => name)
            .sort()
            .join(' + '),
        ),
      ];
      expect(found.sort()).toEqual(tried([...named.keys()], stops));
    }),
    { seed: 20_261_121, numRuns: 5000 },
  );
});
