import { text } from '../../../locale/text.ts';
import type { Deployment } from '../deployment.ts';
import type { Setting } from '../facts/setting.ts';
import { hostsOfUrl, isAddress } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** Does somebody hold every address that clients use? Said only where addresses are held at all: by IPaddr2 or by VRRP. */
export const addresses: Rule = (deployment) => {
  const held = heldBy(deployment);
  if (held.size === 0) return [];
  const own = ownOf(deployment);
  const told = new Set<string>();
  return usedIn(deployment).flatMap(({ value, where }) => {
    if (!isAddress(value) || held.has(value) || own.has(value) || told.has(value)) return [];
    told.add(value);
    return [found('error', 'VIP_UNSERVED', text().audit.addresses.unserved(value), where)];
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

function usedIn({ balancers, programs }: Deployment): Setting[] {
  const bound = balancers.flatMap(({ listeners }) =>
    listeners.flatMap(({ binds }) => binds.map(({ address, where }) => ({ value: address, where }))),
  );
  const databases = programs.flatMap(({ options }) => options.get('database.connection') ?? []);
  return [
    ...bound,
    ...databases.flatMap(({ value, where }) => hostsOfUrl(value).map((host) => ({ value: host, where }))),
  ];
}
