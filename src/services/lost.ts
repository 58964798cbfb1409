import { range } from '../timing/range.ts';
import { type Capability, type Hit, harmTo } from '../timing/recovery.ts';
import { contributionsOf } from './contribution.ts';
import type { View } from './service.ts';

/** What users reach through a virtual address. */
export const throughAddresses: readonly Capability[] = ['sign-in', 'validate-token', 'database-write'];

/** Whether the cluster hears nothing more of a host: on none of the networks that Corosync listens on. */
export function lostToCluster({ contributions }: Pick<View, 'contributions'>, hit: Hit): boolean {
  const heard = contributionsOf(contributions, 'open-port').filter(({ service }) => service === 'corosync');
  return heard.length > 0 && heard.every(({ network = '' }) => harmTo('corosync', network, hit) === 'silent');
}

/** Whether the cluster gives a host up though its services still serve: its part of the cluster is gone, and fencing takes the rest. */
export function givenUpAlive({ fault, part }: Pick<Hit, 'fault' | 'part'>): boolean {
  return (
    (part === 'corosync' && (fault === 'crash' || fault === 'hang')) || (part === 'pacemaker' && fault === 'crash')
  );
}

/** Whether an address can no longer be reached where it is, while its host is not lost to the cluster. */
export function deaf(view: Pick<View, 'contributions' | 'addresses'>, hit: Hit): boolean {
  const silent = view.addresses.some(({ network }) => harmTo('addresses', network, hit) === 'silent');
  return silent && !lostToCluster(view, hit);
}

/** How long the programs take that find out whether users are served, in ms; at best the fault comes between their two tries. */
export const checksTake = {
  /** answers.sh, of one that hangs: two questions of 0.4 s, 0.1 s apart. */
  balancer: { fixed: '2 × 0.4 s', length: range(400, 900, 1000) },
  /** heard.sh: two rounds of pings of 0.3 s. */
  network: { fixed: '2 × ping 0.3 s', length: range(300, 600, 700) },
} as const;
