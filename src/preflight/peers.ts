import type { Host } from '../cloud/cloud.ts';

/** Up to so many hosts, each asks all others; beyond, only those that come after it: what all ask grows with the square. */
const everyPair = 50;
export const neighbours = 8;

export interface Peer {
  readonly network: string;
  readonly host: string;
  readonly ip: string;
}

/** Whom a host pings, network by network. */
export function peersOf(hosts: readonly Host[], host: Host): Peer[] {
  const at = hosts.indexOf(host);
  const after = [...hosts.slice(at + 1), ...hosts.slice(0, at)];
  const asked = isSampled(hosts) ? after.slice(0, neighbours) : after;
  return asked.flatMap((peer) =>
    Object.entries(peer.ip)
      .filter(([network]) => host.ip[network] !== undefined)
      .map(([network, ip]) => ({ network, host: peer.name, ip })),
  );
}

/** Whether only some pairs are measured. */
export function isSampled(hosts: readonly Host[]): boolean {
  return hosts.length > everyPair;
}
