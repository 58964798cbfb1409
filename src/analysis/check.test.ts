import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { withControllers } from '../../test/helpers/clouds.ts';
import type { Cloud, Host } from '../cloud/cloud.ts';
import { arrange } from '../compose/compose.ts';
import { setLanguage } from '../locale/text.ts';
import { design as codes } from '../util/finding-codes/design.ts';
import type { FindingCode } from '../util/finding-codes/index.ts';
import { check, designOf } from './check.ts';

const today = '2026-11-21';

afterEach(() => setLanguage('en'));

const findingsOf = (cloud: Cloud) => check(designOf(arrange(cloud)), today).findings;
const told = (cloud: Cloud) =>
  findingsOf(cloud).map(({ severity, code, at, what }) => `${severity} ${code} ${at?.join('.')}: ${what}`);
const codesOf = (cloud: Cloud) => findingsOf(cloud).map(({ code }) => code);

type HostChange = (host: Host, index: number) => Partial<Host>;

function hosts(cloud: Cloud, change: HostChange): Cloud {
  return { ...cloud, hosts: cloud.hosts.map((host, index) => ({ ...host, ...change(host, index) })) };
}

/** Changes the failure domains of each host; what becomes undefined is not declared. */
function domains(
  cloud: Cloud,
  change: (index: number) => Readonly<Record<string, readonly string[] | undefined>>,
): Cloud {
  return hosts(cloud, (host, index) => ({
    domains: Object.fromEntries(
      Object.entries({ ...host.domains, ...change(index) }).flatMap(([kind, names]) => (names ? [[kind, names]] : [])),
    ),
  }));
}

/** A cloud of which only what nobody can change in the file is told. */
function sound(count: number): Cloud {
  const cloud = withControllers(count);
  return {
    ...cloud,
    architecture: { ...cloud.architecture, firewall: 'nftables' },
    // What is promised is told of in timing.test.ts.
    objectives: { ...cloud.objectives, interruption: {} },
    // Strips are reached over a network of their own.
    networks: [...cloud.networks, { name: 'strips', cidr: '10.77.4.0/24', prefix: 24, gateway: '10.77.4.254' }],
    pdus: cloud.pdus.map((pdu, index) => ({ ...pdu, ip: `10.77.4.5${index}` })),
    accept: [{ code: 'BACKUP_UNDECLARED', because: 'mariadb-backup on vault1, every night' }],
  };
}

const three = sound(3);
const redfish = { agent: 'redfish', user: 'admin' } as const;
const computes = (count: number, rack: (index: number) => string): Host[] =>
  Array.from({ length: count }, (_, index) => ({
    ...three.hosts[0]!,
    name: `cmp${index}`,
    roles: ['compute'],
    ip: { management: `10.77.0.${100 + index}` },
    fence: [],
    domains: { rack: [rack(index)] },
  }));
const withArchitecture = (cloud: Cloud, change: Partial<Cloud['architecture']>): Cloud => ({
  ...cloud,
  architecture: { ...cloud.architecture, ...change },
});
const withoutRing = (cloud: Cloud): Cloud =>
  hosts({ ...cloud, networks: cloud.networks.filter(({ name }) => name !== 'ring') }, ({ ip }) => ({
    ip: { management: ip.management!, public: ip.public! },
  }));

/** A situation by name, the code that it is about, the cloud, and the same cloud without the cause. */
const situations: readonly (readonly [string, FindingCode, Cloud, Cloud])[] = [
  ['one controller', 'SINGLE_POINT_OF_FAILURE', sound(1), three],
  ['two controllers', 'SINGLE_POINT_OF_FAILURE', sound(2), three],
  ['two controllers and no third vote', 'QUORUM_OF_TWO', sound(2), three],
  ['four controllers', 'QUORUM_EVEN', sound(4), sound(5)],
  [
    'two of three controllers in one rack',
    'RACK_SHARED',
    domains(three, (i) => ({ rack: [i < 2 ? 'r1' : 'r2'] })),
    three,
  ],
  ['all controllers in one rack', 'RACK_SHARED', domains(three, () => ({ rack: ['r1'] })), three],
  ['all controllers on one feed', 'POWER_FEED_SHARED', domains(three, () => ({ power: ['a'] })), three],
  [
    'two controllers with one feed, one with two',
    'POWER_FEED_SHARED',
    domains(three, (i) => ({ power: i < 2 ? ['a'] : ['a', 'b'] })),
    three,
  ],
  [
    'each controller on a feed of its own',
    'POWER_FEED_SHARED',
    domains(sound(2), () => ({ power: ['a'] })),
    domains(three, (i) => ({ power: [`p${i}`] })),
  ],
  ['all controllers behind one switch', 'SWITCH_SHARED', domains(three, () => ({ switch: ['s1'] })), three],
  [
    'two of three controllers under one cooling',
    'COOLING_SHARED',
    domains(three, (i) => ({ cooling: [i < 2 ? 'c1' : 'c2'] })),
    domains(three, (i) => ({ cooling: [`c${i}`] })),
  ],
  [
    'all in one site',
    'SITE_SHARED',
    domains(three, () => ({ site: ['x'] })),
    domains(three, (i) => ({ site: [`x${i}`] })),
  ],
  [
    'two sites, one of which has the majority',
    'SITE_SHARED',
    domains(three, (i) => ({ site: [i < 2 ? 'x' : 'y'] })),
    domains(three, (i) => ({ site: [`x${i}`] })),
  ],
  [
    'a domain of a kind of its own',
    'FAILURE_DOMAIN_SHARED',
    domains(three, () => ({ hall: ['north'] })),
    domains(three, (i) => ({ hall: [`h${i}`] })),
  ],
  [
    'five controllers in three racks',
    'TWO_POINTS_OF_FAILURE',
    domains(sound(5), (i) => ({ rack: [`r${i % 3}`], power: [`p${i}`], switch: [`s${i}`] })),
    domains(sound(5), (i) => ({ rack: [`r${i}`], power: [`p${i}`], switch: [`s${i}`] })),
  ],
  [
    'five controllers on two feeds',
    'TWO_POINTS_OF_FAILURE',
    domains(sound(5), (i) => ({ switch: [`s${i}`] })),
    domains(sound(5), (i) => ({ power: [`p${i}`], switch: [`s${i}`] })),
  ],
  ['racks that nobody told', 'DOMAINS_UNDECLARED', domains(three, () => ({ rack: undefined })), three],
  [
    'a controller of which nobody told the rack',
    'DOMAINS_UNDECLARED',
    domains(three, (i) => (i === 1 ? { rack: undefined } : {})),
    three,
  ],
  [
    'an arbiter',
    'ARBITER_IDLE',
    { ...sound(2), hosts: [...sound(2).hosts, { ...three.hosts[2]!, name: 'arb1', roles: ['arbiter'] }] },
    sound(2),
  ],
  ['a cluster without a second link', 'CLUSTER_ONE_LINK', withoutRing(three), three],
  ['no virtual address', 'ADDRESSES_NONE', { ...three, addresses: [] }, three],
  [
    'addresses on two networks, and no controller on both',
    'ADDRESSES_APART',
    hosts(three, ({ ip }) => ({ ip: { management: ip.management!, ring: ip.ring! } })),
    three,
  ],
  [
    'only one controller on the public network',
    'SINGLE_POINT_OF_FAILURE',
    hosts(three, ({ ip }, i) => (i === 0 ? {} : { ip: { management: ip.management!, ring: ip.ring! } })),
    three,
  ],
  ['addresses moved by keepalived', 'ADDRESSES_UNPROVEN', withArchitecture(three, { addresses: 'keepalived' }), three],
  ['a controller without a fence', 'FENCE_MISSING', hosts(three, (_, i) => (i === 2 ? { fence: [] } : {})), three],
  ['power switches in the chassis only', 'FENCE_SHARES_POWER', hosts(three, () => ({ fence: [redfish] })), three],
  [
    'power switches in the chassis only, and no domain told',
    'FENCE_SHARES_POWER',
    domains(
      hosts(three, () => ({ fence: [redfish] })),
      () => ({ rack: undefined }),
    ),
    three,
  ],
  [
    'each controller and its power strip on a feed of their own',
    'FENCE_SHARES_POWER',
    domains(three, (i) => ({ power: [`p${i}`] })),
    three,
  ],
  [
    'power switches on the network of the hosts',
    'FENCE_ON_CUT_NETWORK',
    hosts(three, (_, i) => ({ fence: [redfish], bmc: `10.77.0.${200 + i}` })),
    three,
  ],
  ['all power switches behind one network', 'FENCE_ONE_NETWORK', { ...three, pdus: withControllers(3).pdus }, three],
  ['a fence for a controller that is alone', 'FENCE_SELF', sound(1), hosts(sound(1), () => ({ fence: [] }))],
  [
    'more threads than the database takes',
    'CONNECTIONS_SHORT',
    { ...three, services: { keystone: { processes: 64, threads: 4 }, galera: { 'max-connections': 700 } } },
    { ...three, services: { keystone: { processes: 64, threads: 4 }, galera: { 'max-connections': 768 } } },
  ],
  [
    'writes of a boot that the database does not keep',
    'RETURN_COSTS_COPY',
    { ...three, services: { galera: { gcache: 128, 'write-rate': 1024 } } },
    { ...three, services: { galera: { gcache: 512, 'write-rate': 1024 } } },
  ],
  [
    'half of the compute hosts in one rack',
    'COMPUTE_DOMAIN_LARGE',
    { ...three, hosts: [...three.hosts, ...computes(10, (i) => (i < 5 ? 'r4' : `own${i}`))] },
    { ...three, hosts: [...three.hosts, ...computes(10, (i) => (i < 4 ? 'r4' : `own${i}`))] },
  ],
  [
    'controllers of two cores',
    'HOST_UNDERSIZED',
    hosts(three, (_, i) => ({ size: i === 0 ? { cores: 2, memory: 8e9, nics: 1 } : { cores: 4, disk: 120e9 } })),
    hosts(three, () => ({ size: { cores: 4, memory: 12e9, disk: 120e9, nics: 2 } })),
  ],
  [
    'one server for names, one for mail, and one storage system',
    'OUTSIDE_ALONE',
    { ...three, outside: { dns: ['ns1'], mail: ['mx'], storage: ['filer'] } },
    { ...three, outside: { dns: ['ns1', 'ns2'], mail: ['mx1', 'mx2'], storage: ['ceph1', 'ceph2'] } },
  ],
  [
    'one time server',
    'TIME_SOURCES_FEW',
    { ...three, services: { chrony: { sources: ['192.0.2.7'] } } },
    { ...three, services: { chrony: { sources: ['192.0.2.7', '192.0.2.8', '192.0.2.9'] } } },
  ],
  ['no encryption', 'PLAIN_TRAFFIC', { ...three, tls: 'off' }, three],
  ['no firewall', 'MEMBERS_PORTS_OPEN', withArchitecture(three, { firewall: 'none' }), three],
  ['a database without backup', 'BACKUP_UNDECLARED', { ...three, accept: [] }, three],
  [
    'lost writes that are tolerated',
    'DATA_LOSS_TOLERATED',
    { ...three, objectives: { ...three.objectives, dataLoss: 'tolerated' } },
    three,
  ],
  [
    'an acceptance of what is no more',
    'ACCEPTANCE_UNUSED',
    { ...three, accept: [...three.accept, { code: 'RACK_SHARED', at: [['hosts', 'ctl1']], because: 'moving' }] },
    three,
  ],
];

/** What counts: not accepted. */
const open = (cloud: Cloud) => findingsOf(cloud).filter(({ accepted }) => !accepted);

it('finds nothing in three controllers that share nothing', () => {
  expect(open(three)).toEqual([]);
});

describe.each(situations)('%s', (_, code, cloud, cured) => {
  it('is told as before', () => {
    expect(told(cloud)).toMatchSnapshot();
    expect(codesOf(cloud)).toContain(code);
  });

  it('is no longer told without its cause', () => {
    expect(open(cured).map((one) => one.code)).not.toContain(code);
  });

  it('is said in Chinese as well, of the same places', () => {
    const english = findingsOf(cloud);
    setLanguage('zh');
    const chinese = findingsOf(cloud);
    for (const { what } of chinese) expect(what).toMatch(/\p{Script=Han}/u);
    expect(chinese.map(({ code: one, at }) => [one, at])).toEqual(english.map(({ code: one, at }) => [one, at]));
  });
});

it('has a situation for every code of a design', () => {
  expect([...new Set(situations.map(([, code]) => code))].sort()).toEqual(Object.keys(codes).sort());
});

const drawn = fc.record({
  rack: fc.constantFrom(undefined, 'r1', 'r2', 'r3'),
  power: fc.constantFrom(undefined, ['a'], ['b'], ['a', 'b']),
  switch: fc.constantFrom(undefined, ['s1'], ['s1', 's2']),
  fence: fc.constantFrom([], [redfish], [redfish, { agent: 'pdu' } as const]),
});
const clouds = fc.array(drawn, { minLength: 1, maxLength: 6 }).map((list) =>
  domains(
    hosts(sound(list.length), (_, index) => ({ fence: list[index]!.fence })),
    (index) => {
      const { rack, power, switch: switches } = list[index]!;
      return { rack: rack && [rack], power, switch: switches };
    },
  ),
);

/** What stops a capability by itself. */
const points = (cloud: Cloud) =>
  designOf(arrange(cloud)).capabilities.flatMap(({ name, stops }) =>
    stops.flatMap(({ elements: [first, second] }) => (second ? [] : [`${name}: ${first.kind} ${first.name}`])),
  );

it('never has one point of failure more when a member joins that shares nothing', () => {
  fc.assert(
    fc.property(clouds, (cloud) => {
      // A second member makes a majority of two, which neither can spare.
      fc.pre(cloud.hosts.length > 1);
      const number = cloud.hosts.length;
      const joined = domains({ ...cloud, hosts: [...cloud.hosts, sound(number + 1).hosts[number]!] }, (index) =>
        index < number ? {} : { rack: ['own'], power: ['own-a', 'own-b'], switch: ['own-1', 'own-2'] },
      );
      const before = new Set(points(cloud));
      expect(points(joined).filter((point) => !before.has(point))).toEqual([]);
    }),
    { seed: 20_261_121, numRuns: 500 },
  );
});

/** What an operator would do about it, whatever the cloud is like otherwise. */
const cures: Partial<Record<FindingCode, (cloud: Cloud) => Cloud>> = {
  RACK_SHARED: (cloud) => domains(cloud, (index) => ({ rack: [`own-${index}`] })),
  POWER_FEED_SHARED: (cloud) => domains(cloud, (index) => ({ power: [`own-${index}`] })),
  SWITCH_SHARED: (cloud) => domains(cloud, (index) => ({ switch: [`own-${index}`] })),
  FENCE_MISSING: (cloud) => hosts(cloud, () => ({ fence: [redfish, { agent: 'pdu' }] })),
  FENCE_SHARES_POWER: (cloud) =>
    domains(
      hosts(cloud, () => ({ fence: [redfish, { agent: 'pdu' }] })),
      () => ({ power: ['a', 'b'] }),
    ),
  DOMAINS_UNDECLARED: (cloud) =>
    domains(cloud, (index) => ({ rack: [`r${index}`], power: ['a', 'b'], switch: ['s1', 's2'] })),
  SINGLE_POINT_OF_FAILURE: (cloud) => {
    const { length } = cloud.hosts;
    return { ...cloud, hosts: [...cloud.hosts, ...sound(length + 3).hosts.slice(length)] };
  },
};

it.each(Object.keys(cures) as FindingCode[])('%s goes with its cause, in any cloud', (code) => {
  let found = 0;
  fc.assert(
    fc.property(clouds, (cloud) => {
      fc.pre(codesOf(cloud).includes(code));
      found += 1;
      expect(codesOf(cures[code]!(cloud))).not.toContain(code);
    }),
    { seed: 20_261_121, numRuns: 100 },
  );
  expect(found).toBeGreaterThanOrEqual(100);
});

it('says nothing twice', () => {
  fc.assert(
    fc.property(clouds, (cloud) => {
      const all = told(cloud);
      expect(all).toEqual([...new Set(all)]);
    }),
    { seed: 20_261_121, numRuns: 200 },
  );
});
