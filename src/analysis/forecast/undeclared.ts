import type { Cloud } from '../../cloud/cloud.ts';

/** Kinds of failure domains that every data centre has: where none is declared, all hosts are taken to share one. */
const everywhere = ['power', 'switch', 'site'] as const;

/** The name of such a domain. */
export const undeclared = 'undeclared';

/** The same cloud, as pessimistic as its silence: what nobody says to be apart is not. */
export function withUndeclared<T extends Pick<Cloud, 'hosts'>>(cloud: T): T {
  const silent = Object.fromEntries(everywhere.map((kind) => [kind, [undeclared]]));
  return { ...cloud, hosts: cloud.hosts.map((host) => ({ ...host, domains: { ...silent, ...host.domains } })) };
}
