import type { Pool, Server } from './balancer.ts';

/**
 * Pools as clients meet them: a server that is another section of the same process, found at a socket of the host's own, stands for that
 * section's servers, and such a section for nothing by itself.
 */
export function throughRelays(pools: readonly Pool[]): Pool[] {
  const relays = new Map<string, readonly Server[]>();
  for (const { binds, servers } of pools)
    for (const { address } of binds) if (isLocal(address)) relays.set(address, servers);
  const behind = (server: Server): Server[] =>
    relays.get(server.address)?.map(({ address, port }) => ({ ...server, address, port })) ?? [server];
  return pools
    .filter(({ binds }) => binds.length === 0 || !binds.every(({ address }) => isLocal(address)))
    .map((pool) => ({ ...pool, servers: pool.servers.flatMap(behind) }));
}

/** Whether it is a socket that only this host reaches: HAProxy's `abns@name`, `unix@/path` and `/path`. */
function isLocal(address: string): boolean {
  return /^(abnsz?@|unix@|\/)/.test(address);
}
