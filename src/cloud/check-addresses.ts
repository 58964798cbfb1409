import { text } from '../locale/text.ts';
import type { Address, Pdu } from './cloud.ts';
import type { PlacedHost } from './hosts.ts';
import { contains, parseIp, usable, writeIp } from './ipv4.ts';
import { wayOut } from './issues.ts';
import type { Declared } from './networks.ts';
import type { Reader } from './reader.ts';
import type { Path } from './source.ts';

interface Use {
  readonly owner: string;
  readonly ip: string;
  readonly path: Path;
  /** Network it is declared on; a power switch may be on any or none. */
  readonly network?: string;
}

/**
 * Every address fits its network and belongs to one owner. Returns the owners by address.
 * `names` are all networks that are declared, well or not.
 */
export function checkAddresses(
  reader: Reader,
  networks: readonly Declared[],
  names: readonly string[],
  hosts: readonly PlacedHost[],
  addresses: readonly Address[],
  pdus: readonly Pdu[],
): Map<number, string> {
  const byName = new Map(networks.map((network) => [network.name, network]));
  const taken = new Map<number, string>();
  for (const { name, gateway } of networks)
    if (gateway !== undefined) taken.set(gateway, text().cloud.address.gatewayOf(name));
  for (const use of uses(hosts, addresses, pdus)) {
    checkFit(reader, use, byName, names);
    const address = parseIp(use.ip)!;
    const owner = taken.get(address);
    if (owner !== undefined)
      reader.report(use.path, {
        code: 'CLOUD_ADDRESS_TAKEN',
        what: text().cloud.address.taken(writeIp(address), owner, use.owner),
      });
    else taken.set(address, use.owner);
  }
  return taken;
}

function uses(hosts: readonly PlacedHost[], addresses: readonly Address[], pdus: readonly Pdu[]): Use[] {
  const words = text().cloud.address;
  return [
    ...hosts.flatMap(({ host, path }): Use[] => [
      ...Object.entries(host.ip).map(([network, ip]) => ({
        owner: host.name,
        ip,
        network,
        path: [...path, 'ip', network],
      })),
      ...(host.bmc ? [{ owner: words.switchOf(host.name), ip: host.bmc, path: [...path, 'bmc'] }] : []),
    ]),
    ...pdus.map(({ name, ip }) => ({ owner: words.pdu(name), ip, path: ['pdus', name, 'ip'] })),
    ...addresses.map(({ name, network, ip }) => ({
      owner: words.virtual(name),
      ip,
      network,
      path: ['addresses', name, 'ip'],
    })),
  ];
}

function checkFit(
  reader: Reader,
  { owner, ip, network, path }: Use,
  byName: ReadonlyMap<string, Declared>,
  names: readonly string[],
): void {
  const address = parseIp(ip)!;
  if (network === undefined) {
    for (const { name, cidr, block } of byName.values()) {
      if (contains(block, address) && !usable(block, address)) reader.report(path, unusable(ip, owner, name, cidr));
    }
    return;
  }
  const declared = byName.get(network);
  if (declared) {
    const { cidr, block } = declared;
    if (!contains(block, address))
      reader.report(path, {
        code: 'CLOUD_ADDRESS_OUTSIDE',
        what: text().cloud.address.outside(ip, owner, network, cidr),
      });
    else if (!usable(block, address)) reader.report(path, unusable(ip, owner, network, cidr));
  } else if (!names.includes(network)) {
    const virtual = path[0] === 'addresses';
    reader.report(
      virtual ? [...path.slice(0, 2), 'network'] : path,
      { code: 'CLOUD_UNKNOWN_NAME', what: text().cloud.address.noNetwork(network), ...wayOut(network, names) },
      virtual ? 'value' : 'key',
    );
  }
}

function unusable(ip: string, owner: string, network: string, cidr: string) {
  return {
    code: 'CLOUD_ADDRESS_OUTSIDE',
    what: text().cloud.address.edge(ip, owner, network, cidr),
    why: text().cloud.address.edgeWhy,
  } as const;
}
