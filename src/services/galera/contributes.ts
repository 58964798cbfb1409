import type { Contribution, OpenPort } from '../contribution.ts';
import type { View } from '../service.ts';
import { coldStartPort } from './cold-start.ts';
import { checkPort } from './database.ts';
import type { GaleraSettings } from './settings.ts';

/** One writer at a time: with several, certification failures reach the services as deadlocks. Databases stay on the internal address. */
export function galeraContributions({
  cloud,
  members,
  timers,
  network,
  settings,
}: View<GaleraSettings>): Contribution[] {
  const inside = cloud.addresses.filter((address) => address.network === network).map(({ name }) => name);
  return [
    {
      kind: 'supply',
      of: 'database-connections',
      service: 'galera',
      // One member takes them all, for there is one writer.
      amount: settings['max-connections'],
      setting: 'max-connections',
    },
    ...absenceOf(settings),
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
      from: 'network',
    },
    // Replication, the transfer of what a member missed (4568) or of everything (4444), and who is how far after an outage.
    ...[4567, 4568, 4444, coldStartPort].map(
      (port): OpenPort => ({
        kind: 'open-port',
        service: 'galera',
        hosts: members.map(({ host }) => host),
        protocol: 'tcp',
        port,
        from: 'members',
        network,
      }),
    ),
  ];
}

/** How long a member may be away, in ms, and still be sent only what it missed. */
function absenceOf({ gcache, 'write-rate': rate }: GaleraSettings): Contribution[] {
  if (rate === undefined) return [];
  const amount = ((gcache * 1024) / rate) * 1000;
  return [{ kind: 'supply', of: 'absence', service: 'galera', amount, setting: 'gcache' }];
}
