import { expect, test } from 'vitest';
import { threeControllers, withControllers } from '../../test/helpers/clouds.ts';
import type { Cloud } from '../cloud/cloud.ts';
import { compose } from '../compose/compose.ts';
import { judge } from './judge.ts';
import type { Sight } from './look.ts';
import { peersOf } from './peers.ts';
import { askers } from './power-switch.ts';
import type { Seen, SwitchAnswer } from './seen.ts';

/** A host as it should be, and what is different. */
function host(number: number, differs: Partial<Seen> = {}): Seen {
  const others = [1, 2, 3].filter((one) => one !== number);
  return {
    host: `ctl${number}`,
    system: 'debian trixie',
    cores: 8,
    memory: 64e9,
    space: 500e9,
    interfaces: 2,
    sync: 0.4,
    clock: [-20, 20],
    macs: [`02:00:00:00:00:0${number}`],
    peers: others.map((other) => ({ network: 'management', peer: `ctl${other}`, rtt: { mean: 0.2, jitter: 0.05 } })),
    addresses: [{ name: 'internal', held: number === 3, macs: number === 3 ? [] : ['02:00:00:00:00:03'] }],
    sources: [{ name: '192.0.2.7', answers: true }],
    switches: ['', '_pdu-a', '_pdu-b'].map((device) => ({
      device: `fence-ctl${((number + 1) % 3) + 1}${device}`,
      answer: 'on',
    })),
    ...differs,
  };
}

function found(seen: readonly Seen[], cloud: Cloud = threeControllers(), unseen: Sight['unseen'] = []): string[] {
  return judge(
    compose(cloud, (name) => name),
    { seen, unseen },
  ).flatMap(({ id, findings }) =>
    findings.map(({ code, severity, host: at }) => `${id} ${severity} ${code} ${at ?? ''}`.trim()),
  );
}

const of3 = (own: SwitchAnswer, strips: SwitchAnswer): Seen['switches'] => [
  { device: 'fence-ctl3', answer: own },
  { device: 'fence-ctl3_pdu-a', answer: strips },
  { device: 'fence-ctl3_pdu-b', answer: strips },
];
const all = (differs: Partial<Seen> = {}) => [host(1, differs), host(2), host(3)];

test('a cloud that is as it should be has no finding', () => {
  expect(found(all())).toEqual([]);
});

test.each<[string, Partial<Seen>, string[]]>([
  ['another release', { system: 'debian bookworm' }, ['system error PLATFORM_DIFFERS ctl1']],
  ['too few cores', { cores: 2 }, ['size warning HOST_TOO_SMALL ctl1']],
  ['too little memory', { memory: 8e9 }, ['size warning HOST_TOO_SMALL ctl1']],
  ['12 GiB less what the kernel keeps', { memory: 12.4e9 }, []],
  ['a slow disk', { sync: 12 }, ['disk warning DISK_SLOW ctl1']],
  ['a disk that hangs', { sync: undefined } as object, ['disk warning LOOK_INCOMPLETE ctl1']],
  [
    'far apart',
    { peers: [{ network: 'management', peer: 'ctl2', rtt: { mean: 2.4, jitter: 0.1 } }] },
    ['network warning NETWORK_SLOW ctl1'],
  ],
  [
    'unsteady',
    { peers: [{ network: 'management', peer: 'ctl2', rtt: { mean: 0.4, jitter: 3 } }] },
    ['network warning NETWORK_SLOW ctl1'],
  ],
  ['cut off', { peers: [{ network: 'ring', peer: 'ctl2' }] }, ['network error NETWORK_CUT ctl1']],
  [
    'nothing to ping with',
    { peers: [{ network: 'ring', peer: 'ctl2', unasked: true }] },
    ['network warning LOOK_INCOMPLETE ctl1'],
  ],
  [
    'an address that a stranger has',
    { addresses: [{ name: 'internal', held: false, macs: ['02:00:00:00:00:03', '52:54:00:12:34:56'] }] },
    ['addresses error ADDRESS_IN_USE'],
  ],
  [
    'an address on two hosts',
    { addresses: [{ name: 'internal', held: true, macs: [] }] },
    ['addresses error ADDRESS_HELD_TWICE'],
  ],
  ['a clock that is surely ahead', { clock: [130, 170] }, ['clock error CLOCK_SKEW']],
  ['a clock that may be', { clock: [-900, 900] }, []],
  ['deaf for the time', { sources: [{ name: '192.0.2.7', answers: false }] }, ['time warning TIME_SOURCE_MISSING']],
  ['a power switch that refuses', { switches: of3('refused', 'on') }, ['fencing error FENCING_UNAVAILABLE ctl3']],
  [
    'a power strip that is silent',
    { switches: of3('on', 'silent') },
    ['fencing error FENCING_UNAVAILABLE ctl3', 'fencing error FENCING_UNAVAILABLE ctl3'],
  ],
  ['no agent to ask it with', { switches: of3('port', 'on') }, ['fencing warning FENCING_UNPROVEN ctl3']],
  [
    'a power switch that nobody asked',
    { switches: of3('on', 'on').slice(1) },
    ['fencing warning LOOK_INCOMPLETE ctl3'],
  ],
])('%s', (_sentence, differs, expected) => {
  expect(found(all(differs))).toEqual(expected);
});

test('what the file itself gives away is a finding, too', () => {
  const bare = threeControllers();
  const hosts = bare.hosts.map((one) => ({ ...one, fence: [] }));
  expect(found(all(), { ...bare, tls: 'off', hosts })).toEqual([
    ...[1, 2, 3].map((number) => `fencing warning FENCING_ABSENT ctl${number}`),
    'tls warning TLS_OFF',
  ]);
});

test('a host that does not answer is told once, and is not missed by the others as well', () => {
  const [one, two] = all();
  const silent = [one!, two!].map((seen) => ({ ...seen, peers: [{ network: 'management', peer: 'ctl3' }] }));
  expect(found(silent, threeControllers(), [{ host: 'ctl3', why: 'ctl3 does not answer over SSH' }])).toEqual([
    'reach error HOST_UNREACHABLE_NOW ctl3',
    ...['redfish', 'feed a', 'feed b'].map(() => 'fencing warning LOOK_INCOMPLETE ctl2'),
  ]);
});

test('a rehearsal asks no time source', () => {
  const checks = judge(
    compose({ ...threeControllers(), rehearsal: true }, (name) => name),
    { seen: all({ sources: [] }), unseen: [] },
  );
  expect(checks.find(({ id }) => id === 'time')?.outcome).toBe('skipped');
});

test('a few hosts ping each other, a thousand their neighbours only', () => {
  const [few, many] = [withControllers(3).hosts, withControllers(1000).hosts];
  expect(peersOf(few, few[0]!).map(({ host: peer, network }) => `${peer} ${network}`)).toHaveLength(2 * 3);
  const asked = new Set(peersOf(many, many[998]!).map(({ host: peer }) => peer));
  expect([...asked]).toEqual(['ctl1000', 'ctl1', 'ctl2', 'ctl3', 'ctl4', 'ctl5', 'ctl6', 'ctl7']);
});

test('no host asks its own power switch', () => {
  const cloud = threeControllers();
  expect(askers(cloud, cloud.hosts).map(({ by, of }) => `${by} ${of.name}`)).toEqual([
    'ctl2 ctl1',
    'ctl3 ctl2',
    'ctl1 ctl3',
  ]);
  expect(askers(cloud, cloud.hosts.slice(0, 1))).toEqual([]);
});
