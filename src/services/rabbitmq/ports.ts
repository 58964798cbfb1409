import type { Cloud } from '../../cloud/cloud.ts';

/** Members talk to each other over one port, which Erlang would otherwise choose anew at each start. */
export const distributionPort = 25672;

/** Where a member tells others on which port it is. */
export const mapperPort = 4369;

/** Clients of an encrypted broker have a port of their own: one that sends in the clear is refused, and not misunderstood. */
export function clientPort({ tls }: Cloud): number {
  return tls === 'internal' ? 5671 : 5672;
}
