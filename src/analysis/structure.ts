import type { Cloud, Host } from '../cloud/cloud.ts';
import { contains, parseBlock, parseIp } from '../cloud/ipv4.ts';

/** What can fail: a host, a failure domain, or a network over which power switches are reached (kind `network`). */
export interface Element {
  readonly kind: string;
  readonly name: string;
  /** Its place among all elements of a structure. */
  readonly index: number;
}

/** Works while at least `need` of its parts do: all of them, any one of them, or so many of them. */
export interface Gate {
  readonly need: number;
  readonly of: readonly Part[];
}
export type Part = Element | Gate;

export function all(of: readonly Part[]): Gate {
  return { need: of.length, of };
}

export function any(of: readonly Part[]): Gate {
  return { need: 1, of };
}

/** What a host needs to work, and what it takes to prove it off. */
export interface Structure {
  readonly elements: readonly Element[];
  /** The machine itself and, of each kind of failure domain, one of those that it has. */
  readonly machine: (host: string) => Part;
  /** One level of fencing: a power switch that has mains and is reached. A host without levels cannot be proven off. */
  readonly fencing: (host: string) => Gate;
}

/** The parts that hosts are made of, each made once: what is shared is the same part. */
export function structureOf(cloud: Pick<Cloud, 'hosts' | 'networks' | 'pdus'>): Structure {
  const hosts = new Map(cloud.hosts.map((host) => [host.name, host]));
  const blocks = cloud.networks.map(({ name, cidr }) => ({ name, block: parseBlock(cidr)! }));
  const elements: Element[] = [];
  const interned = new Map<string, Map<string, Element>>();
  const element = (kind: string, name: string): Element => {
    const ofKind = interned.get(kind) ?? new Map<string, Element>();
    interned.set(kind, ofKind);
    const known = ofKind.get(name);
    if (known) return known;
    const made = { kind, name, index: elements.length };
    elements.push(made);
    ofKind.set(name, made);
    return made;
  };
  const domains = ({ domains: declared }: Host, counts: (kind: string) => boolean): Gate[] =>
    Object.entries(declared)
      .filter(([kind, names]) => names.length > 0 && counts(kind))
      .map(([kind, names]) => any(names.map((name) => element(kind, name))));
  /** A switch takes the network away; whatever else fails takes the mains. */
  const mains = (host: Host) => domains(host, (kind) => kind !== 'switch');
  const reached = (ip: string): Part[] => {
    const address = parseIp(ip)!;
    const over = blocks.find(({ block }) => contains(block, address));
    return over ? [element('network', over.name)] : [];
  };
  const level = (host: Host, { agent }: Host['fence'][number]): Gate => {
    if (agent === 'redfish') return all([...mains(host), ...reached(host.bmc!)]);
    const strips = cloud.pdus.filter(({ name }) => host.outlets.some(({ pdu }) => pdu === name));
    // There is a strip on each feed, which dies with it; and all of them must switch the host off.
    const feeds = (host.domains.power ?? []).map((name) => element('power', name));
    return all([...feeds, ...strips.flatMap(({ ip }) => reached(ip))]);
  };
  const once = <T extends Part>(make: (host: Host) => T) => {
    const made = new Map<string, T>();
    return (name: string): T => {
      const part = made.get(name) ?? make(hosts.get(name)!);
      made.set(name, part);
      return part;
    };
  };
  return {
    elements,
    machine: once((host) => all([element('host', host.name), ...domains(host, () => true)])),
    fencing: once((host) => any(host.fence.map((one) => level(host, one)))),
  };
}
