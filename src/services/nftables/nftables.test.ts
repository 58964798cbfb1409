import { expect, test } from 'vitest';
import { threeControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import { compose } from '../../compose/compose.ts';
import type { Facts } from '../condition.ts';
import type { View } from '../service.ts';
import { nftablesHealth } from './health.ts';
import { openings } from './openings.ts';
import { nftablesProbe } from './probe.ts';
import { ruleset } from './ruleset.ts';
import { NftablesSettings } from './settings.ts';

/** Three controllers and a compute host, with the firewall. */
function cloud(allow: unknown = []): Cloud {
  const three = threeControllers();
  const compute = { ...three.hosts[0]!, name: 'cmp1', roles: ['compute'] as const, ip: { management: '10.77.0.21' } };
  return {
    ...three,
    hosts: [...three.hosts, { ...compute, ssh: { user: 'ops', port: 2222 } }],
    architecture: { ...three.architecture, firewall: 'nftables' },
    services: { nftables: { allow } },
  };
}

function viewOf(of: Cloud): View<NftablesSettings> {
  const group = compose(of, (name) => name).groups.find(({ service }) => service.id === 'nftables')!;
  return group.view as View<NftablesSettings>;
}

function rules(host: string, of = cloud()): string {
  const view = viewOf(of);
  return ruleset(view, view.members.find((one) => one.host === host)!);
}

/** Whether a packet of a new connection passes, by the openings alone. */
function passes(host: string, from: string, to: string, protocol: 'tcp' | 'udp', port: number): boolean {
  const view = viewOf(cloud());
  const hosts = new Set(view.cloud.hosts.flatMap(({ ip }) => Object.values(ip)));
  const near = (cidr: string) => cidr === from || (cidr.endsWith('.0/24') && from.startsWith(cidr.slice(0, -4)));
  return openings(view, view.members.find((one) => one.host === host)!).some(
    (one) =>
      one.protocol === protocol &&
      one.ports.some((range) => (typeof range === 'number' ? range === port : port >= range[0] && port <= range[1])) &&
      (one.to === undefined || one.to === to) &&
      (one.from === undefined || (one.from === 'cloud' ? hosts.has(from) : one.from.some(near))),
  );
}

const [ctl1, ctl2, cmp1, stranger] = ['10.77.0.11', '10.77.0.12', '10.77.0.21', '192.0.2.9'];
const [internal, shared] = ['10.77.0.100', '10.77.2.100'];

test('VRRP is for members of keepalived only, and has no port', () => {
  const of = { ...cloud(), architecture: { ...cloud().architecture, addresses: 'keepalived' as const } };
  const line =
    'ip saddr { 10.77.0.11, 10.77.0.12, 10.77.0.13 } ip daddr 10.77.0.11 ip protocol 112 accept comment "keepalived"';
  expect(rules('ctl1', of)).toContain(line);
  expect(rules('cmp1', of)).not.toContain('protocol 112');
  expect(rules('ctl1')).not.toContain('protocol 112');
});

test.each([
  ['members replicate', ctl1, ctl2, 'tcp', 4567, true],
  ['nobody else does', cmp1, ctl2, 'tcp', 4567, false],
  ['members send each other a whole database', ctl1, ctl2, 'tcp', 4444, true],
  ['balancers reach a member of the database', ctl1, ctl2, 'tcp', 3306, true],
  ['a compute host does not, but by the address', cmp1, ctl2, 'tcp', 3306, false],
  ['… where it does', cmp1, internal, 'tcp', 3306, true],
  ['strangers do not reach the database', stranger, internal, 'tcp', 3306, false],
  ['users reach an API', stranger, shared, 'tcp', 5000, true],
  ['but not past the balancers', stranger, ctl2, 'tcp', 5000, false],
  ['whoever is on the network of the broker reaches it', '10.77.0.254', ctl2, 'tcp', 5671, true],
  ['strangers do not', stranger, ctl2, 'tcp', 5671, false],
  ['balancers ask for the health of a member', ctl1, ctl2, 'tcp', 9200, true],
  ['the cache is for members only', cmp1, ctl2, 'tcp', 11211, false],
  ['the second link of the cluster', '10.77.1.11', '10.77.1.12', 'udp', 5406, true],
  ['not on the network of the first', ctl1, ctl2, 'udp', 5406, false],
  ['every host asks controllers for the time', cmp1, ctl2, 'udp', 123, true],
  ['strangers do not', stranger, ctl2, 'udp', 123, false],
] as const)('%s', (_sentence, from, to, protocol, port, open) => {
  expect(passes('ctl2', from, to, protocol, port)).toBe(open);
});

test('a compute host listens to nobody but for SSH, on its own port', () => {
  const content = rules('cmp1');
  expect(content.match(/^\t\t.*dport.*$/gm)).toEqual([
    '\t\tip6 saddr fe80::/10 udp dport 546 accept',
    '\t\ttcp dport 2222 accept comment "ssh"',
  ]);
  expect(content).toContain('policy drop');
});

test('one table is replaced, and no other one is touched', () => {
  const content = rules('ctl1');
  expect(content).not.toContain('flush');
  expect(content.match(/^(table|delete table) .*$/gm)).toEqual([
    'table inet quorate',
    'delete table inet quorate',
    'table inet quorate {',
  ]);
});

test("the operator's own ports are open on every host, to whom they say", () => {
  const allow = [
    { port: 9100, from: '10.0.9.0/24' },
    { port: [8000, 8001], protocol: 'udp' },
  ];
  const content = rules('cmp1', cloud(allow));
  expect(content).toContain('ip saddr 10.0.9.0/24 tcp dport 9100 accept comment "allow"');
  expect(content).toContain('\t\tudp dport { 8000, 8001 } accept');
  expect(NftablesSettings.safeParse({ allow: [{ port: 9100, from: 'monitor' }] }).success).toBe(false);
  expect(NftablesSettings.safeParse({ allow: [{ port: 70_000 }] }).success).toBe(false);
});

test('it is only there when it is chosen', () => {
  const groups = compose(threeControllers(), (name) => name).groups.map(({ service }) => service.id);
  expect(groups).not.toContain('nftables');
});

test('rules that are gone or on trial are told by host', () => {
  const facts = new Map<string, Facts>([
    ['ctl1', nftablesProbe.parse('table\n')],
    ['ctl2', nftablesProbe.parse('')],
    ['ctl3', nftablesProbe.parse('table\ntrial\n')],
  ]);
  expect(nftablesHealth(viewOf(cloud()), facts).map(({ code, host }) => `${code} ${host}`)).toEqual([
    'FIREWALL_OFF ctl2',
    'FIREWALL_UNCONFIRMED ctl3',
  ]);
});
