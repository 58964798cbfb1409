import type { ClusterResource } from '../contribution.ts';
import type { View } from '../service.ts';

/**
 * The first address leads and the others stay beside it: users need all of them (an API's address and the database's),
 * so spreading them would only let more hosts' deaths be noticed.
 * It starts on the same host as the balancers' first choice of a database writer, for the same reason.
 */
export function addressContributions({ cloud, timers, members }: View): ClusterResource[] {
  const [lead] = cloud.addresses;
  return cloud.addresses.map((address) => ({
    kind: 'cluster-resource',
    id: `address-${address.name}`,
    agent: 'ocf:heartbeat:IPaddr2',
    parameters: {
      ip: address.ip,
      cidr_netmask: String(cloud.networks.find((one) => one.name === address.network)!.prefix),
    },
    monitor: { interval: timers.addressMonitor, timeout: 10_000 },
    ...(address === lead ? { prefers: members.map(({ host }) => host) } : { with: `address-${lead!.name}` }),
  }));
}
