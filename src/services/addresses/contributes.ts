import type { Address } from '../../cloud/cloud.ts';
import answers from '../answers.sh';
import type { ClusterResource } from '../contribution.ts';
import heard from '../heard.sh';
import { hearing } from '../hearing.ts';
import type { View } from '../service.ts';
import reachableAgent from './reachable.sh';

/** Node attribute that is 1 where users who come are served. */
const reachable = 'quorate-reachable';

export function addressContributions(view: View): ClusterResource[] {
  const { cloud, addresses } = view;
  if (cloud.architecture.addresses !== 'pacemaker' || addresses.length === 0) return [];
  return [reachableContribution(view), ...cloud.addresses.map((address) => addressContribution(address, view))];
}

/** Membership is not all that an address needs: its host's balancer may hang, or its cable be cut where the ring's is not. */
function reachableContribution(view: View): ClusterResource {
  const networks = [...new Set(view.addresses.map(({ network }) => network))];
  const hears = networks.flatMap((network) => {
    const heard = hearing(view, network);
    return heard ? [[heard.need, ...heard.of].join(' ')] : [];
  });
  return {
    kind: 'cluster-resource',
    id: 'reachable',
    agent: 'ocf:quorate:reachable',
    programs: {
      '/usr/lib/ocf/resource.d/quorate/reachable': reachableAgent,
      '/etc/quorate/reachable/answers': answers,
      '/etc/quorate/reachable/heard': heard,
    },
    parameters: { hears: hears.join(';') },
    monitor: { interval: view.timers.reachableMonitor, timeout: 10_000 },
    everywhere: true,
  };
}

/**
 * The first address leads and the others stay beside it: users need all of them (an API's address and the database's),
 * so spreading them would only let more hosts' deaths be noticed. For the same reason it starts where the balancers' first
 * choice of a database writer is: on the last member, because the first one tends to be the cluster's controller (DC),
 * and a holder that is also the DC costs an election on top of its fencing (1.2 s measured).
 */
function addressContribution(address: Address, { cloud, timers, members }: View): ClusterResource {
  const [lead] = cloud.addresses;
  return {
    kind: 'cluster-resource',
    id: `address-${address.name}`,
    agent: 'ocf:heartbeat:IPaddr2',
    parameters: {
      ip: address.ip,
      cidr_netmask: String(cloud.networks.find((one) => one.name === address.network)!.prefix),
    },
    monitor: { interval: timers.addressMonitor, timeout: 10_000 },
    needs: reachable,
    ...(address === lead ? { prefers: members.map(({ host }) => host).reverse() } : { with: `address-${lead!.name}` }),
  };
}
