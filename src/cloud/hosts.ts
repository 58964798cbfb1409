import { text } from '../locale/text.ts';
import type { FenceLevel, Host, Outlet } from './cloud.ts';
import { parseIp } from './ipv4.ts';
import { expandRange, mostMembers, spread } from './range.ts';
import type { Reader } from './reader.ts';
import { badIp, badLabel, isLabel } from './scalars.ts';
import { domainKinds, HostDefaultsSection, HostSection } from './schema.ts';
import type { Path } from './source.ts';

/** A host and the entry of the file that it came from: several of a range share one. */
export interface PlacedHost {
  readonly host: Host;
  readonly path: Path;
}

/** Every host, ranges expanded and defaults merged. Entries that do not fit their schema are reported and left out. */
export function readHosts(
  reader: Reader,
  section: Readonly<Record<string, unknown>>,
  rawDefaults: unknown,
): PlacedHost[] {
  // Where the defaults are wrong, hosts are not told that they lack what was meant for them.
  const defaults = reader.parse(HostDefaultsSection, rawDefaults ?? {}, ['host-defaults']) ?? { roles: ['controller'] };
  const owners = new Set<string>();
  return Object.entries(section).flatMap(([key, value]) => {
    const path = ['hosts', key];
    const entry = reader.parse(HostSection, value, path);
    if (!entry) return [];
    const names = attempt(reader, path, () => expandRange(key), 'key') ?? [];
    if (!names.every(isLabel)) reader.report(path, badLabel(key, text().cloud.scalar.hostLabel), 'key');
    const twice = names.find((name) => owners.has(name));
    if (twice) reader.report(path, { code: 'CLOUD_NAME_TAKEN', what: text().cloud.host.twice(twice) }, 'key');
    if (owners.size + names.length > mostMembers) {
      reader.report(path, { code: 'CLOUD_RANGE', what: text().cloud.range.manyHosts(mostMembers, mostMembers) }, 'key');
      return [];
    }
    for (const name of names) owners.add(name);
    return expandEntry(reader, path, names, entry, defaults);
  });
}

function expandEntry(
  reader: Reader,
  path: Path,
  names: readonly string[],
  entry: HostSection,
  defaults: HostDefaultsSection,
): PlacedHost[] {
  const count = names.length;
  const addresses = (at: Path, pattern: string) =>
    checkedAddresses(
      reader,
      at,
      attempt(reader, at, () => spread(pattern, count, false)),
    );
  const ips = Object.entries(entry.ip).map(
    ([network, pattern]) => [network, addresses([...path, 'ip', network], pattern)] as const,
  );
  const bmcs = entry.bmc === undefined ? undefined : addresses([...path, 'bmc'], entry.bmc);
  const domains = Object.entries(domainsOf(defaults, entry)).map(
    ([kind, values]) => [kind, values.map((value) => attempt(reader, path, () => spread(value, count, true)))] as const,
  );
  const roles = entry.roles ?? defaults.roles;
  if (!roles)
    reader.report(
      path,
      {
        code: 'CLOUD_MISSING_KEY',
        what: text().cloud.value.lacks(path.join('.'), 'roles'),
        remedy: text().cloud.host.giveRoles,
      },
      'key',
    );
  const outlets = (entry.outlets ?? []).map((pattern, index) => {
    const at = [...path, 'outlets', index];
    const list = attempt(reader, at, () => spread(pattern, count, false));
    return list && readOutlets(reader, at, list);
  });
  const fence = fenceLevels(reader, path, entry, defaults);
  // What cannot be expanded is reported; half a host would only lead to further complaints.
  if (ips.some(([, list]) => !list) || (entry.bmc && !bmcs) || outlets.includes(undefined)) return [];
  const size = { ...defaults.size, ...entry.size } as NonNullable<Host['size']>;
  const ssh = { user: 'root', port: 22, ...defaults.ssh, ...entry.ssh } as Host['ssh'];
  return names.map((name, index) => ({
    path,
    host: {
      name,
      roles: roles ?? [],
      ip: Object.fromEntries(ips.map(([network, list]) => [network, list![index]!])),
      ...(bmcs?.[index] ? { bmc: bmcs[index] } : {}),
      outlets: outlets.map((list) => list![index]!),
      fence,
      ssh,
      domains: Object.fromEntries(domains.map(([kind, lists]) => [kind, lists.flatMap((list) => list?.[index] ?? [])])),
      ...(Object.keys(size).length > 0 ? { size } : {}),
    },
  }));
}

/** The levels that the host has what it takes for. What it says of itself and cannot have is reported, what others have is not its own. */
function fenceLevels(
  reader: Reader,
  path: Path,
  entry: HostSection,
  defaults: HostDefaultsSection,
): readonly FenceLevel[] {
  const can = { redfish: entry.bmc !== undefined, pdu: entry.outlets !== undefined };
  const words = text().cloud.host;
  for (const { agent } of entry.fence ?? [])
    if (!can[agent])
      reader.report(
        [...path, 'fence'],
        agent === 'redfish'
          ? { code: 'CLOUD_FENCE_WITHOUT_BMC', what: words.fenceWithoutBmc(path.join('.')) }
          : { code: 'CLOUD_FENCE_WITHOUT_OUTLET', what: words.fenceWithoutOutlet(path.join('.')) },
        'key',
      );
  return (entry.fence ?? defaults.fence ?? [])
    .filter(({ agent }) => can[agent])
    .map(({ agent, user = 'admin' }) => (agent === 'redfish' ? { agent, user } : { agent }));
}

/** pdu1/3 */
function readOutlets(reader: Reader, path: Path, list: readonly string[]): readonly Outlet[] | undefined {
  const words = text().cloud.scalar;
  const outlets = list.map((written) => {
    const [, pdu, number] = /^([a-z0-9-]+)\/([1-9]\d{0,2})$/.exec(written) ?? [];
    if (pdu) return { pdu, number: Number(number) };
    reader.report(path, { code: 'CLOUD_INVALID_VALUE', what: words.outlet(written), remedy: words.outletRule });
    return undefined;
  });
  return outlets.every((outlet) => outlet !== undefined) ? outlets : undefined;
}

/** Failure domains by kind; what a host says of a kind replaces the default of that kind. */
function domainsOf(...sections: readonly HostDefaultsSection[]): Record<string, string[]> {
  const named = sections.flatMap((section) =>
    domainKinds.flatMap((kind) => (section[kind] ? [[kind, section[kind]] as const] : [])),
  );
  return { ...Object.fromEntries(named), ...sections[0]?.domains, ...sections[1]?.domains };
}

function checkedAddresses(
  reader: Reader,
  path: Path,
  list: readonly string[] | undefined,
): readonly string[] | undefined {
  const wrong = list?.find((address) => parseIp(address) === undefined);
  if (wrong === undefined) return list;
  reader.report(path, badIp(wrong));
  return undefined;
}

/** What the range gives; undefined, and CLOUD_RANGE reported, when it cannot be expanded. */
export function attempt<T>(
  reader: Reader,
  path: Path,
  expand: () => T,
  part: 'key' | 'value' = 'value',
): T | undefined {
  try {
    return expand();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    reader.report(path, { code: 'CLOUD_RANGE', what: error.message }, part);
    return undefined;
  }
}
