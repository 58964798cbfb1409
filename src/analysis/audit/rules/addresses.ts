import { text } from '../../../locale/text.ts';
import type { Deployment } from '../deployment.ts';
import { groupBy, type Setting } from '../facts/setting.ts';
import { hostsOfUrl, isAddress } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** Does somebody hold every address that clients use? Said only where addresses are held at all: by IPaddr2 or by VRRP. */
export const addresses: Rule = (deployment) => {
  const held = heldBy(deployment);
  if (held.size === 0) return [];
  const own = ownOf(deployment);
  const used = [...groupBy(usedIn(deployment), ({ value }) => value)];
  return used.flatMap(([address, uses]) => {
    if (!isAddress(address) || held.has(address) || own.has(address)) return [];
    const balancers = new Set(uses.filter(({ isBound }) => isBound).map(({ host }) => host));
    // What one balancer alone binds may be its host's own address on another network.
    if (balancers.size === 1 && balancers.size < deployment.balancers.length) return [];
    const severity = balancers.size > 1 ? 'error' : 'warning';
    return [found(severity, 'VIP_UNSERVED', text().audit.addresses.unserved(address), uses[0]!.where)];
  });
};

/** Virtual addresses that move by themselves. */
function heldBy({ clusters, vrrp }: Deployment): Set<string> {
  const resources = clusters
    .flatMap((one) => one.resources)
    .filter(({ agent }) => /IPaddr2?$|ns_IPaddr2$|:vip$/i.test(agent));
  const byCluster = resources.flatMap(({ parameters }) => parameters.get('ip')?.value ?? []);
  return new Set([...byCluster, ...vrrp.flatMap((one) => one.addresses.map(({ value }) => value))]);
}

/** Addresses that belong to one host, as far as the files tell. */
function ownOf({ rings, databases, caches, brokers, balancers }: Deployment): Set<string> {
  const database = databases.flatMap(({ settings, members = [] }) => [
    ...members,
    settings.get('wsrep_node_address')?.value.split(':')[0],
    settings.get('bind_address')?.value,
  ]);
  return new Set(
    [
      '127.0.0.1',
      '::1',
      ...rings.flatMap(({ nodes }) => nodes.flatMap((node) => node.addresses)),
      ...caches.map(({ options }) => options.get('-l')?.value),
      ...brokers.flatMap(({ members }) => members),
      ...balancers.flatMap(({ pools }) => pools.flatMap(({ servers }) => servers.map(({ address }) => address))),
      ...database,
    ].filter((one) => one !== undefined),
  );
}

interface Use extends Setting {
  readonly host: string;
  readonly isBound: boolean;
}

function usedIn({ balancers, programs }: Deployment): Use[] {
  const bound = balancers.flatMap(({ host, listeners }) =>
    listeners.flatMap(({ binds }) =>
      binds.map(({ address, where }) => ({ value: address, where, host, isBound: true })),
    ),
  );
  const named = programs.flatMap(({ host, options }) => {
    const connection = options.get('database.connection');
    const hosts = connection ? hostsOfUrl(connection.value) : [];
    return hosts.map((value) => ({ value, where: connection!.where, host, isBound: false }));
  });
  return [...bound, ...named];
}
