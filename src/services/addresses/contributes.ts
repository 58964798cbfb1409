import type { ClusterResource } from '../contribution.ts';
import type { View } from '../service.ts';

/**
 * The first address leads and the others stay beside it: users need all of them (an API's address and the database's),
 * so spreading them would only let more hosts' deaths be noticed. For the same reason it starts where the balancers' first
 * choice of a database writer is: on the last member, because the first one tends to be the cluster's controller (DC),
 * and a holder that is also the DC costs an election on top of its fencing (1.2 s measured).
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
    ...(address === lead ? { prefers: members.map(({ host }) => host).reverse() } : { with: `address-${lead!.name}` }),
  }));
}
