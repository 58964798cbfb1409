import { controllers } from '../cloud/controllers.ts';
import type { FaultSpec } from '../timing/fault.ts';
import { type Chance, type Duty, duties, type Hit } from '../timing/recovery.ts';
import type { Arrangement } from './compose.ts';

/** Faults that take a whole host, so that all hosts at once are a total outage. */
const ofHosts: readonly FaultSpec['fault'][] = ['host-off', 'power-loss', 'reboot'];

/** Words that stand for whoever has a duty. */
const words: Readonly<Record<string, Duty>> = {
  'vip-holder': 'address',
  'db-writer': 'writer',
  'queue-leader': 'leader',
  dc: 'dc',
};

/** What a fault hits, as far as the cloud's declaration tells: who has which duty is known only when it happens. */
export function hitOf({ cloud }: Pick<Arrangement, 'cloud'>, spec: FaultSpec): Hit {
  const all = controllers(cloud).map(({ name }) => name);
  const { target } = spec;
  const chances = (of: (duty: Duty) => Chance) =>
    Object.fromEntries(duties.map((duty) => [duty, of(duty)])) as Readonly<Record<Duty, Chance>>;
  if (target === 'all-hosts')
    return { ...spec, hosts: all, duties: chances(() => 'yes'), everything: ofHosts.includes(spec.fault) };
  if (target === 'any-controller')
    // One that holds no address and is not written to, where there is such a one.
    return {
      ...spec,
      hosts: all,
      duties: chances((duty) => ((duty === 'address' || duty === 'writer') && all.length > 1 ? 'no' : 'maybe')),
      everything: false,
    };
  const meant = words[target];
  if (meant)
    return {
      ...spec,
      hosts: all,
      duties: chances((duty) => (duty === meant || all.length === 1 ? 'yes' : 'maybe')),
      everything: false,
    };
  const hosts = hostsOf(cloud.hosts, target);
  const hit = all.filter((host) => hosts.includes(host));
  const chance: Chance = hit.length === 0 ? 'no' : hit.length === all.length ? 'yes' : 'maybe';
  return { ...spec, hosts: hit, duties: chances(() => chance), everything: false };
}

/** How many of a group's members a fault takes: a word stands for one of them. */
export function countHit(
  { target }: FaultSpec,
  hosts: Arrangement['cloud']['hosts'],
  members: readonly { readonly host: string }[],
): number {
  if (target === 'all-hosts') return members.length;
  if (target === 'any-controller' || target in words) return Math.min(1, members.length);
  const hit = new Set(hostsOf(hosts, target));
  return members.filter(({ host }) => hit.has(host)).length;
}

/** A host by name, or those of a failure domain such as rack:r1. */
function hostsOf(hosts: Arrangement['cloud']['hosts'], target: string): string[] {
  const [kind, ...rest] = target.split(':');
  return hosts
    .filter(({ name, domains }) => name === target || (rest.length > 0 && domains[kind!]?.includes(rest.join(':'))))
    .map(({ name }) => name);
}
