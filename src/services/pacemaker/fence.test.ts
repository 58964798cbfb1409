import { expect, test } from 'vitest';
import { threeControllers } from '../../../test/helpers/clouds.ts';
import type { Cloud, Host } from '../../cloud/cloud.ts';
import { compose } from '../../compose/compose.ts';
import { fenceDevices } from './fence.ts';

const composed = (cloud: Cloud) => compose(cloud, (name) => `secret-of-${name}`);
const fileOf = (cloud: Cloud, host: string, path: string) =>
  composed(cloud)
    .hosts.find(({ name }) => name === host)!
    .files.find((file) => file.path === path)?.content;

function with1(change: Partial<Host>): Cloud {
  const cloud = threeControllers();
  return { ...cloud, hosts: cloud.hosts.map((host) => ({ ...host, ...change })) };
}

test('levels are tried in order, and the outlets of a host go off together', () => {
  expect(fileOf(threeControllers(), 'ctl2', '/etc/quorate/cib/fencing-topology.xml')).toMatchInlineSnapshot(`
    "<fencing-topology>
      <fencing-level id="fence-ctl1_level-1" target="ctl1" index="1" devices="fence-ctl1"/>
      <fencing-level id="fence-ctl1_level-2" target="ctl1" index="2" devices="strip-pdu-a,strip-pdu-b"/>
      <fencing-level id="fence-ctl2_level-1" target="ctl2" index="1" devices="fence-ctl2"/>
      <fencing-level id="fence-ctl2_level-2" target="ctl2" index="2" devices="strip-pdu-a,strip-pdu-b"/>
      <fencing-level id="fence-ctl3_level-1" target="ctl3" index="1" devices="fence-ctl3"/>
      <fencing-level id="fence-ctl3_level-2" target="ctl3" index="2" devices="strip-pdu-a,strip-pdu-b"/>
    </fencing-topology>
    "
  `);
});

test('a first level gives up after one try, where another follows; no host switches itself off', () => {
  const xml = (cloud: Cloud, section: string) => fileOf(cloud, 'ctl1', `/etc/quorate/cib/${section}.xml`)!;
  expect(xml(threeControllers(), 'resources').match(/pcmk_\w+_retries" value/g)).toHaveLength(6);
  const single = with1({ fence: [{ agent: 'redfish', user: 'admin' }], outlets: [] });
  expect(xml(single, 'resources')).not.toContain('_retries');
  const away = xml(threeControllers(), 'constraints').match(/rsc="fence-ctl1[^"]*" node="ctl1" score="[^"]*"/g);
  expect(away).toEqual(['rsc="fence-ctl1" node="ctl1" score="-INFINITY"']);
});

test('a power strip is one device of the cluster, whomever it feeds; it runs on no host that is alone on it', () => {
  const resources = fileOf(threeControllers(), 'ctl1', '/etc/quorate/cib/resources.xml')!;
  expect([...resources.matchAll(/class="stonith" type="\w+"/g)]).toHaveLength(3 + 2);
  expect(resources).toContain('name="pcmk_host_map" value="ctl1:1;ctl2:2;ctl3:3"');
  const cloud = threeControllers();
  const apart = cloud.hosts.map((host, index) =>
    index === 0
      ? { ...host, outlets: [{ pdu: 'pdu-a', number: 1 }] }
      : { ...host, outlets: [{ pdu: 'pdu-b', number: index }] },
  );
  const constraints = fileOf({ ...cloud, hosts: apart }, 'ctl1', '/etc/quorate/cib/constraints.xml')!;
  expect(
    [...constraints.matchAll(/rsc="(strip[^"]*)" node="(\w+)" score="-INFINITY"/g)].map(([, ...one]) => one),
  ).toEqual([['strip-pdu-a', 'ctl1']]);
  expect(fileOf({ ...cloud, hosts: apart }, 'ctl1', '/etc/quorate/pdu/pdu-a')).toBeUndefined();
});

test('addresses do not wait for the devices that died with a host', () => {
  const order = fileOf(threeControllers(), 'ctl1', '/etc/quorate/cib/constraints.xml')!.match(
    /<rsc_order.*rsc_order>/s,
  )![0];
  const ids = [...order.matchAll(/resource_ref id="([^"]*)"/g)].map(([, id]) => id!);
  expect(ids.slice(0, 3)).toEqual(['address-internal', 'address-public', 'fence-ctl1']);
  expect(ids).toHaveLength(2 + 5);
});

test('passwords are in files that only root can run, a host has none for itself alone, and none is in the CIB', () => {
  const { hosts } = composed(threeControllers());
  const scripts = hosts[0]!.files.filter(({ content }) => content.includes('secret-of-') && content.includes('printf'));
  expect(scripts.map(({ path, mode }) => `${path} ${mode.toString(8)}`)).toEqual([
    '/etc/quorate/fence/ctl2 700',
    '/etc/quorate/pdu/pdu-a 700',
    '/etc/quorate/pdu/pdu-b 700',
    '/etc/quorate/fence/ctl3 700',
  ]);
  const cib = hosts[0]!.files.filter(({ path }) => path.startsWith('/etc/quorate/cib/'));
  expect(cib.some(({ content }) => content.includes('secret-of-'))).toBe(false);
});

test('only where a second level waits, hosts give up a silent power switch early', () => {
  const patience = '/etc/sysctl.d/60-quorate-fencing.conf';
  expect(fileOf(threeControllers(), 'ctl1', patience)).toBe('net.ipv4.tcp_syn_retries = 1\n');
  expect(fileOf(with1({ fence: [{ agent: 'pdu' }] }), 'ctl1', patience)).toBeUndefined();
});

test('hosts have the packages of the agents that they use', () => {
  const agents = (cloud: Cloud) => composed(cloud).hosts[0]!.packages.filter((name) => /fence|telnet/.test(name));
  expect(agents(threeControllers())).toEqual(['fence-agents-redfish', 'fence-agents-netio']);
  expect(agents({ ...threeControllers(), platform: 'debian-12' })).toEqual(['fence-agents', 'telnet']);
  expect(agents(with1({ fence: [{ agent: 'pdu' }] }))).toEqual(['fence-agents-netio']);
  expect(agents(with1({ fence: [] }))).toEqual([]);
});

test('two outlets of one power strip are one device', () => {
  const [host] = threeControllers().hosts;
  const outlets = [1, 4].map((number) => ({ pdu: 'pdu-a', number }));
  const devices = fenceDevices(threeControllers(), { ...host!, outlets });
  expect(devices.map(({ id, plug }) => [id, plug])).toEqual([
    ['fence-ctl1', undefined],
    ['fence-ctl1_pdu-a', '1,4'],
  ]);
});
