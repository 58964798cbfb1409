import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';
import { checkPort } from './database.ts';

/** One writer at a time: with several, certification failures reach the services as deadlocks. Databases stay on the internal address. */
export function galeraContributions({ cloud, members, timers, network }: View): Listener[] {
  const inside = cloud.addresses.filter((address) => address.network === network).map(({ name }) => name);
  return [
    {
      kind: 'listener',
      name: 'galera',
      addresses: inside,
      port: 3306,
      protocol: 'tcp',
      // The last member first, where the addresses start, too.
      members: members.map(({ host, ip }) => ({ host, ip })).reverse(),
      balance: 'single-writer',
      check: { path: '/', port: checkPort },
      idleTimeout: timers.databaseIdle,
    },
  ];
}
