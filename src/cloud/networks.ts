import { text } from '../locale/text.ts';
import type { Network } from './cloud.ts';
import { type Block, contains, parseBlock, parseIp, usable, writeIp } from './ipv4.ts';
import type { Reader } from './reader.ts';
import { badLabel, isLabel } from './scalars.ts';
import { NetworkSection } from './schema.ts';

/** A network as declared, before its gateway is chosen. */
export interface Declared {
  readonly name: string;
  readonly cidr: string;
  readonly block: Block;
  readonly gateway: number | undefined;
}

export function readNetworks(reader: Reader, section: Readonly<Record<string, unknown>>): Declared[] {
  const declared = Object.entries(section).flatMap(([name, value]): Declared[] => {
    const path = ['networks', name];
    if (!isLabel(name)) reader.report(path, badLabel(name, text().cloud.scalar.label), 'key');
    const network = reader.parse(NetworkSection, value, path);
    if (!network) return [];
    const block = parseBlock(network.cidr);
    if (!block) {
      reader.report([...path, 'cidr'], {
        code: 'CLOUD_INVALID_VALUE',
        what: text().cloud.scalar.block(network.cidr),
        remedy: text().cloud.scalar.blockRule,
      });
      return [];
    }
    const gateway = network.gateway === undefined ? undefined : parseIp(network.gateway);
    if (
      network.gateway !== undefined &&
      (gateway === undefined || !contains(block, gateway) || !usable(block, gateway))
    ) {
      reader.report([...path, 'gateway'], {
        code: 'CLOUD_ADDRESS_OUTSIDE',
        what: text().cloud.network.gateway(network.gateway, name, network.cidr),
      });
    }
    return [{ name, cidr: network.cidr, block, gateway }];
  });
  reportOverlaps(reader, declared);
  return declared;
}

function reportOverlaps(reader: Reader, networks: readonly Declared[]): void {
  let widest: Declared | undefined;
  for (const network of networks.toSorted((one, other) => one.block.first - other.block.first)) {
    if (widest && network.block.first <= widest.block.last) {
      reader.report(['networks', network.name, 'cidr'], {
        code: 'CLOUD_NETWORKS_OVERLAP',
        what: text().cloud.network.overlap(`${network.name} (${network.cidr})`, `${widest.name} (${widest.cidr})`),
      });
    }
    if (!widest || network.block.last > widest.block.last) widest = network;
  }
}

/** With its gateway: the declared one, else the last usable address that nobody has. */
export function resolveNetwork({ name, cidr, block, gateway }: Declared, taken: ReadonlyMap<number, string>): Network {
  let chosen = gateway ?? block.last;
  if (gateway === undefined) while (chosen > block.first && (!usable(block, chosen) || taken.has(chosen))) chosen -= 1;
  return { name, cidr, prefix: block.prefix, gateway: writeIp(chosen) };
}
