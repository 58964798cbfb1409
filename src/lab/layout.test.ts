import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { hostFiles } from './host/files.ts';
import { layOut } from './layout.ts';
import { switchCommands } from './network.ts';

test('every network becomes a bridge that holds its gateway and the power switches on it', () => {
  const { bridges } = layOut(threeControllers());
  expect(bridges.map(({ name, network, addresses }) => [name, network, ...addresses])).toEqual([
    ['br0', 'management', '10.77.0.254/24'],
    ['br1', 'ring', '10.77.1.254/24'],
    ['br2', 'public', '10.77.2.254/24'],
    [
      'br3',
      'bmc',
      '10.77.3.254/24',
      '10.77.3.11/24',
      '10.77.3.12/24',
      '10.77.3.13/24',
      '10.77.3.51/24',
      '10.77.3.52/24',
    ],
  ]);
  expect(new Set(bridges.map(({ mac }) => mac)).size).toBe(4);
});

test('only the hosts to rehearse are laid out, each with a cable to every network it is on', () => {
  const cloud = threeControllers();
  const { hosts, names, pdus } = layOut({ ...cloud, lab: { ...cloud.lab, hosts: ['ctl2'] } });
  expect(hosts).toEqual([
    {
      name: 'ctl2',
      address: '10.77.0.12',
      gateway: '10.77.0.254',
      links: [
        { bridge: 'br0', outside: 'h0e0', inside: 'eth0', mac: '02:00:71:00:01:00', cidr: '10.77.0.12/24' },
        { bridge: 'br1', outside: 'h0e1', inside: 'eth1', mac: '02:00:71:00:01:01', cidr: '10.77.1.12/24' },
        { bridge: 'br2', outside: 'h0e2', inside: 'eth2', mac: '02:00:71:00:01:02', cidr: '10.77.2.12/24' },
      ],
      bmc: { ip: '10.77.3.12', user: 'admin', bridge: 'br3', cidr: '10.77.3.12/24' },
      outlets: ['pdu-a/2', 'pdu-b/2'],
    },
  ]);
  expect(pdus).toEqual([
    { name: 'pdu-a', ip: '10.77.3.51', user: 'admin', outlets: [2] },
    { name: 'pdu-b', ip: '10.77.3.52', user: 'admin', outlets: [2] },
  ]);
  expect(names).toContainEqual({ ip: '10.77.2.100', names: ['cloud.example.org', 'public'] });
});

test('a power switch on no network of the file is behind the first gateway', () => {
  const cloud = threeControllers();
  const hosts = cloud.hosts.map((host) => ({ ...host, bmc: '192.0.2.7' }));
  expect(layOut({ ...cloud, hosts }).bridges[0]!.addresses).toContain('192.0.2.7/24');
});

test('the switch sets the MAC of a bridge as it makes it', () => {
  const { bridges } = layOut(threeControllers());
  expect(switchCommands({ bridges: bridges.slice(0, 1) })).toBe(
    [
      'link set lo up',
      'link add br0 address 02:00:71:00:00:00 type bridge stp_state 0 forward_delay 0 mcast_snooping 0',
      'address add 10.77.0.254/24 dev br0',
      'link set br0 up',
      '',
    ].join('\n'),
  );
});

test('a host has its addresses before its network is online, and a key that only it may read', () => {
  const layout = layOut(threeControllers());
  const identity = { machineId: 'id', hostKey: 'secret', hostPublicKey: 'public', clientPublicKey: 'client' };
  const files = hostFiles(layout, layout.hosts[0]!, identity);
  const of = (path: string) => files.find((file) => file.path === path)!;
  expect(of('/etc/quorate-lab/network').content).toBe(
    [
      'link set eth0 address 02:00:71:00:01:00',
      'address add 10.77.0.11/24 dev eth0',
      'link set eth0 up',
      'link set eth1 address 02:00:71:00:01:01',
      'address add 10.77.1.11/24 dev eth1',
      'link set eth1 up',
      'link set eth2 address 02:00:71:00:01:02',
      'address add 10.77.2.11/24 dev eth2',
      'link set eth2 up',
      'route add default via 10.77.0.254',
      '',
    ].join('\n'),
  );
  const unit = of('/etc/systemd/system/quorate-lab-network.service').content;
  expect(unit).toMatch(/^Before=.*network-online\.target/m);
  expect(unit).toContain('[ "$$(cat ');
  expect(of('/etc/ssh/ssh_host_ed25519_key')).toMatchObject({ content: 'secret\n', mode: 0o600 });
  expect(of('/etc/hosts').content).toContain('\n10.77.0.13 ctl3\n');
});
