import { expect, test } from 'vitest';
import { threeControllers } from '../../../test/helpers/clouds.ts';
import { compose } from '../../compose/compose.ts';
import { gather } from '../../compose/gather.ts';
import { timers } from '../../timing/timers.ts';
import { carriers } from '../carriers.ts';
import { hearing } from '../hearing.ts';
import type { View } from '../service.ts';
import { keepalived } from './index.ts';

const usual = threeControllers();
const withKeepalived = { ...usual, architecture: { ...usual.architecture, addresses: 'keepalived' as const } };

function viewOf(cloud = withKeepalived): View {
  return gather(cloud, (name) => name, timers).find(([{ id }]) => id === 'keepalived')![1];
}

function rendered(host: string): Record<string, string> {
  const state = compose(withKeepalived, (name) => name).hosts.find(({ name }) => name === host)!;
  return Object.fromEntries(
    state.files.filter(({ service }) => service === 'keepalived').map(({ path, content }) => [path, content]),
  );
}

test('the cluster has no fencing and no membership of its own', () => {
  const ids = gather(withKeepalived, (name) => name, timers).map(([{ id }]) => id);
  expect(ids).toContain('keepalived');
  expect(ids).not.toContain('corosync');
  expect(ids).not.toContain('pacemaker');
  expect(gather(usual, (name) => name, timers).map(([{ id }]) => id)).not.toContain('keepalived');
});

test('the last member is preferred, the others evenly behind, and adverts are below a second', () => {
  const priorities = ['ctl1', 'ctl2', 'ctl3'].map((host) =>
    Number(/^ {2}priority (\d+)/m.exec(rendered(host)['/etc/keepalived/keepalived.conf']!)?.[1]),
  );
  expect(priorities).toEqual([85, 169, 254]);
  const conf = rendered('ctl1')['/etc/keepalived/keepalived.conf']!;
  for (const line of [
    'vrrp_version 3',
    'advert_int 0.3',
    'nopreempt',
    'state BACKUP',
    'check_unicast_src',
    'init_fail',
  ])
    expect(conf).toContain(line);
  expect(conf).not.toContain('authentication');
});

test('each address is on the device of its network', () => {
  const files = rendered('ctl1');
  const { ips } = viewOf().members[0]!;
  const dropIn = files['/etc/systemd/system/keepalived.service.d/quorate.conf']!;
  for (const [index, { ip, network }] of usual.addresses.entries()) {
    expect(files['/etc/keepalived/keepalived.conf']).toContain(`${ip}/24 dev $device_${index}`);
    expect(dropIn).toContain(`device_${index}=${ips[network]}`);
    expect(dropIn).toMatch(new RegExp(`ExecStopPost=\\S+.* ${ip}( |$)`, 'm'));
  }
  for (const line of ['Restart=always', 'WatchdogSec=4000ms', 'WatchdogSignal=SIGKILL', 'NotifyAccess=all'])
    expect(dropIn).toContain(line);
});

test('a host that lacks an address on one of their networks carries none', () => {
  const view = viewOf();
  const [first, ...rest] = view.members;
  const poor = { ...first!, ips: { [view.network]: first!.ip } };
  const placed = { ...view, addresses: [...view.addresses, { name: 'far', network: 'far', ip: '10.9.0.9' }] };
  const members = [poor, ...rest.map((one) => ({ ...one, ips: { ...one.ips, far: '10.9.0.1' } }))];
  expect(carriers({ ...placed, members }).map(({ host }) => host)).toEqual(['ctl2', 'ctl3']);
  expect(keepalived.units!({ ...placed, members }, poor)).toEqual([]);
});

test('who holds must hear a majority; of two the router decides, and one alone hears nobody', () => {
  const view = viewOf();
  const [one, two] = view.members;
  const of = (members: View['members']) => hearing({ ...view, members }, view.network);
  expect(of(view.members)).toEqual({ need: 2, of: view.members.map(({ ip }) => ip) });
  const five = [...view.members, ...[4, 5].map((n) => ({ ...one!, host: `ctl${n}`, number: n }))];
  expect(of(five)).toMatchObject({ need: 3 });
  const { gateway } = view.cloud.networks.find(({ name }) => name === view.network)!;
  expect(of([one!, two!])).toEqual({ need: 2, of: [one!.ip, two!.ip, gateway] });
  expect(of([one!])).toBeUndefined();
});

test('keepalived that does not run is an error, one that may not hold the addresses a warning', () => {
  const facts = new Map([
    ['ctl1', keepalived.probe!.parse('MASTER\n')],
    ['ctl2', keepalived.probe!.parse('FAULT\n')],
    ['ctl3', keepalived.probe!.parse('')],
  ]);
  const found = keepalived.health!(viewOf(), facts).map(({ code, host, severity }) => [code, host, severity]);
  expect(found).toEqual([
    ['KEEPALIVED_FAULT', 'ctl2', 'warning'],
    ['MEMBER_DOWN', 'ctl3', 'error'],
  ]);
});
