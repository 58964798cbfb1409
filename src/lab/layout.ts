import type { Cloud, Host } from '../cloud/cloud.ts';
import { contains, parseBlock, parseIp } from '../cloud/ipv4.ts';
import type { Segment } from './lab.ts';

/** What is built for a cloud, by name and address. Kept in the lab's record, so that nothing needs the cloud file later. */
export interface Layout {
  readonly platform: Cloud['platform'];
  readonly bridges: readonly Bridge[];
  readonly hosts: readonly LabHost[];
  readonly pdus: readonly LabPdu[];
  /** Lines of every host's /etc/hosts. */
  readonly names: readonly { readonly ip: string; readonly names: readonly string[] }[];
  /** Milliseconds. */
  readonly bmcLatency: number;
  /** Milliseconds. */
  readonly pduLatency: number;
  /** Milliseconds. */
  readonly post: number;
}

interface Bridge {
  readonly name: string;
  readonly network: string;
  readonly mac: string;
  /** The switch's own addresses with prefix: the gateway, then the power switches and power strips. */
  readonly addresses: readonly string[];
}

export interface LabHost {
  readonly name: string;
  readonly address: string;
  readonly gateway: string;
  readonly links: readonly Link[];
  readonly bmc?: Bmc;
  /** Outlets that feed it, such as `pdu1/3`; it is on mains of its own where there are none. */
  readonly outlets: readonly string[];
}

/** The power switch in a host's chassis. Its address leaves the bridge with the host's mains. */
export interface Bmc {
  readonly ip: string;
  readonly user: string;
  readonly bridge: string;
  readonly cidr: string;
}

/** A power strip whose outlets can be switched. */
export interface LabPdu {
  readonly name: string;
  readonly ip: string;
  readonly user: string;
  /** Numbers of the outlets that feed a host of the lab. */
  readonly outlets: readonly number[];
}

/** A cable: one end on a bridge, the other in the host. */
interface Link {
  readonly bridge: string;
  /** Name in the switch. Kernel names have at most 15 characters, so it is made of numbers. */
  readonly outside: string;
  /** Name in the host: `eth` and the number of the network in the file, the same on all hosts. */
  readonly inside: string;
  /** Of the end in the host: known beforehand, so that an answer on the wire tells whose it is. */
  readonly mac: string;
  readonly cidr: string;
}

/** Lays out the rehearsed part of a cloud. Pure. */
export function layOut(cloud: Cloud): Layout {
  const hosts = cloud.hosts.filter(({ name }) => cloud.lab.hosts.includes(name));
  const pdus = layOutPdus(cloud, hosts);
  const switches = [...hosts.flatMap(({ bmc }) => bmc ?? []), ...pdus.map(({ ip }) => ip)];
  return {
    platform: cloud.platform,
    bridges: cloud.networks.map((network, index) => ({
      name: `br${index}`,
      network: network.name,
      mac: `02:00:71:00:00:${index.toString(16).padStart(2, '0')}`,
      addresses: [
        `${network.gateway}/${network.prefix}`,
        ...switches
          .filter((ip) => cloud.networks[switchNetwork(cloud, ip)] === network)
          .map((ip) => `${ip}/${network.prefix}`),
      ],
    })),
    hosts: hosts.map((host, index) => layOutHost(cloud, host, index)),
    pdus,
    names: [
      ...hosts.map(({ name, ip }) => ({ ip: firstAddress(cloud, ip), names: [name] })),
      ...cloud.addresses.map(({ ip, dns, name }) => ({ ip, names: dns ? [dns, name] : [name] })),
    ],
    bmcLatency: cloud.lab.bmcLatency,
    pduLatency: cloud.lab.pduLatency,
    post: cloud.lab.post,
  };
}

/** The networks as the switch sees them, by name. */
export function segmentsOf({ bridges, hosts }: Layout): Record<string, Segment> {
  const cards = (bridge: string) =>
    hosts.flatMap(({ name, links }) => links.filter((link) => link.bridge === bridge).map(({ mac }) => [mac, name]));
  return Object.fromEntries(
    bridges.map(({ name, network }) => [network, { device: name, cards: Object.fromEntries(cards(name)) }]),
  );
}

function layOutHost(cloud: Cloud, { name, ip, bmc, outlets, fence }: Host, index: number): LabHost {
  const first = cloud.networks.find((network) => ip[network.name] !== undefined);
  return {
    name,
    address: firstAddress(cloud, ip),
    gateway: first?.gateway ?? '',
    links: cloud.networks.flatMap((network, number) => {
      const address = ip[network.name];
      if (address === undefined) return [];
      return {
        bridge: `br${number}`,
        outside: `h${index}e${number}`,
        inside: `eth${number}`,
        mac: cardMac(index, number),
        cidr: `${address}/${network.prefix}`,
      };
    }),
    ...(bmc === undefined ? {} : { bmc: layOutBmc(cloud, bmc, fence) }),
    outlets: outlets.map(({ pdu, number }) => `${pdu}/${number}`),
  };
}

function layOutBmc(cloud: Cloud, ip: string, fence: Host['fence']): Bmc {
  const number = switchNetwork(cloud, ip);
  const level = fence.find(({ agent }) => agent === 'redfish');
  const user = level?.agent === 'redfish' ? level.user : 'admin';
  return { ip, user, bridge: `br${number}`, cidr: `${ip}/${cloud.networks[number]!.prefix}` };
}

/** Those that feed a host of the lab. */
function layOutPdus({ pdus }: Cloud, hosts: readonly Host[]): LabPdu[] {
  const outlets = hosts.flatMap((host) => host.outlets);
  return pdus.flatMap(({ name, ip, user }) => {
    const numbers = outlets.filter(({ pdu }) => pdu === name).map(({ number }) => number);
    return numbers.length > 0 ? [{ name, ip, user, outlets: numbers }] : [];
  });
}

/** Apart from those of the bridges, which have 00:00 where this has the host. */
function cardMac(host: number, network: number): string {
  const [high, low, last] = [(host + 1) >> 8, (host + 1) & 0xff, network].map((byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  return `02:00:71:${high}:${low}:${last}`;
}

/** A host is managed on the first network it is on. */
function firstAddress(cloud: Cloud, ip: Host['ip']): string {
  return cloud.networks.map(({ name }) => ip[name]).find((address) => address !== undefined) ?? '';
}

/** The number of the network that a power switch is plugged in. One that is on no network of the file is on the first, behind its gateway as all others. */
function switchNetwork({ networks }: Cloud, ip: string): number {
  return Math.max(
    0,
    networks.findIndex(({ cidr }) => holds(cidr, ip)),
  );
}

function holds(cidr: string, ip: string): boolean {
  const block = parseBlock(cidr);
  const address = parseIp(ip);
  return block !== undefined && address !== undefined && contains(block, address);
}
