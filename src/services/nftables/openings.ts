import type { Host } from '../../cloud/cloud.ts';
import { contributionsOf, type Listener, type OpenPort } from '../contribution.ts';
import type { Member, View } from '../service.ts';
import type { NftablesSettings } from './settings.ts';

/** Who may connect to what on one host. */
export interface Opening {
  readonly why: string;
  readonly protocol: OpenPort['protocol'];
  /** Empty for a protocol without ports. */
  readonly ports: readonly NonNullable<OpenPort['port']>[];
  /** Address that is connected to; any of the host's when left out. */
  readonly to?: string;
  /** Addresses and networks, or every host of the cloud; anyone when left out. */
  readonly from?: readonly string[] | 'cloud';
}

/** Everything that is open on a host, besides what every host must answer. Pure. */
export function openings(view: View<NftablesSettings>, member: Member): Opening[] {
  const listeners = contributionsOf(view.contributions, 'listener');
  return [
    ...contributionsOf(view.contributions, 'open-port').flatMap((one) => declared(view, one, member)),
    ...listeners.flatMap((one) => onVirtualAddresses(view, one, member)),
    ...listeners.flatMap((one) => behindBalancers(view, one, member)),
    ...view.settings.allow.map(
      ({ port, protocol, from }): Opening => ({ why: 'allow', protocol, ports: port, ...(from ? { from } : {}) }),
    ),
  ];
}

function declared(
  { cloud }: View,
  { service, hosts, protocol, port, from, network }: OpenPort,
  member: Member,
): Opening[] {
  const to = network === undefined ? undefined : member.ips[network];
  if (!hosts.includes(member.host) || (network !== undefined && to === undefined)) return [];
  const members = cloud.hosts.filter(({ name }) => hosts.includes(name));
  const sources = {
    anyone: {},
    cloud: { from: 'cloud' },
    network: { from: cloud.networks.filter(({ name }) => name === network).map(({ cidr }) => cidr) },
    members: { from: addressesOf(members, network) },
  } as const;
  return [{ why: service, protocol, ports: port === undefined ? [] : [port], ...(to ? { to } : {}), ...sources[from] }];
}

/** The balanced port, on whoever may hold the address. */
function onVirtualAddresses({ cloud }: View, { name, addresses, port, from }: Listener, { host }: Member): Opening[] {
  return cloud.addresses
    .filter((address) => addresses.includes(address.name))
    .filter((address) => carriers(cloud.hosts, address.network).some((one) => one.name === host))
    .map(({ ip, network }) => {
      const { cidr } = cloud.networks.find((one) => one.name === network)!;
      return { why: name, protocol: 'tcp', ports: [port], to: ip, ...(from === 'network' ? { from: [cidr] } : {}) };
    });
}

/** The member's own port and that of its check, for the balancers only. */
function behindBalancers(
  { cloud, network }: View,
  { name, members, port, check }: Listener,
  { host }: Member,
): Opening[] {
  const mine = members.find((one) => one.host === host);
  if (!mine) return [];
  const ports = [port, ...(check.port ? [check.port] : [])];
  return [
    { why: name, protocol: 'tcp', ports, to: mine.ip, from: addressesOf(carriers(cloud.hosts, network), network) },
  ];
}

/** Virtual addresses, and the balancers on them, are on controllers. */
function carriers(hosts: readonly Host[], network: string): Host[] {
  return hosts.filter(({ roles, ip }) => roles.includes('controller') && ip[network] !== undefined);
}

/** On one network, or on all. */
export function addressesOf(hosts: readonly Host[], network?: string): string[] {
  return hosts.flatMap(({ ip }) => (network === undefined ? Object.values(ip) : (ip[network] ?? [])));
}
