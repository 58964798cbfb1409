import type { Cloud, Host } from '../cloud/cloud.ts';
import { contains, parseBlock, parseIp } from '../cloud/ipv4.ts';

/** What is built for a cloud, by name and address. Kept in the lab's record, so that nothing needs the cloud file later. */
export interface Layout {
  readonly platform: Cloud['platform'];
  readonly bridges: readonly Bridge[];
  readonly hosts: readonly LabHost[];
  /** Lines of every host's /etc/hosts. */
  readonly names: readonly { readonly ip: string; readonly names: readonly string[] }[];
  /** Milliseconds. */
  readonly bmcLatency: number;
  /** Milliseconds. */
  readonly post: number;
}

interface Bridge {
  readonly name: string;
  readonly network: string;
  readonly mac: string;
  /** The switch's own addresses with prefix: the gateway, then the power switches. */
  readonly addresses: readonly string[];
}

export interface LabHost {
  readonly name: string;
  readonly address: string;
  readonly gateway: string;
  readonly links: readonly Link[];
  readonly bmc?: { readonly ip: string; readonly user: string };
}

/** A cable: one end on a bridge, the other in the host. */
interface Link {
  readonly bridge: string;
  /** Name in the switch. Kernel names have at most 15 characters, so it is made of numbers. */
  readonly outside: string;
  /** Name in the host: `eth` and the number of the network in the file, the same on all hosts. */
  readonly inside: string;
  readonly cidr: string;
}

/** Lays out the rehearsed part of a cloud. Pure. */
export function layOut(cloud: Cloud): Layout {
  const hosts = cloud.hosts.filter(({ name }) => cloud.lab.hosts.includes(name));
  return {
    platform: cloud.platform,
    bridges: cloud.networks.map((network, index) => ({
      name: `br${index}`,
      network: network.name,
      mac: `02:00:71:00:00:${index.toString(16).padStart(2, '0')}`,
      addresses: [
        `${network.gateway}/${network.prefix}`,
        ...hosts.flatMap(({ bmc }) => (bmc && switchNetwork(cloud, bmc) === network ? `${bmc}/${network.prefix}` : [])),
      ],
    })),
    hosts: hosts.map((host, index) => layOutHost(cloud, host, index)),
    names: [
      ...hosts.map(({ name, ip }) => ({ ip: firstAddress(cloud, ip), names: [name] })),
      ...cloud.addresses.map(({ ip, dns, name }) => ({ ip, names: dns ? [dns, name] : [name] })),
    ],
    bmcLatency: cloud.lab.bmcLatency,
    post: cloud.lab.post,
  };
}

function layOutHost(cloud: Cloud, { name, ip, bmc, fence }: Host, index: number): LabHost {
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
        cidr: `${address}/${network.prefix}`,
      };
    }),
    ...(bmc === undefined ? {} : { bmc: { ip: bmc, user: fence[0]?.user ?? 'admin' } }),
  };
}

/** A host is managed on the first network it is on. */
function firstAddress(cloud: Cloud, ip: Host['ip']): string {
  return cloud.networks.map(({ name }) => ip[name]).find((address) => address !== undefined) ?? '';
}

/** Where a power switch is plugged in. One that is on no network of the file is on the first, behind its gateway as all others. */
function switchNetwork({ networks }: Cloud, bmc: string): Cloud['networks'][number] | undefined {
  return networks.find(({ cidr }) => holds(cidr, bmc)) ?? networks[0];
}

function holds(cidr: string, ip: string): boolean {
  const block = parseBlock(cidr);
  const address = parseIp(ip);
  return block !== undefined && address !== undefined && contains(block, address);
}
