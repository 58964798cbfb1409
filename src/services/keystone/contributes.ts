import type { Contribution } from '../contribution.ts';
import type { View } from '../service.ts';
import type { KeystoneSettings } from './settings.ts';

export const port = 5000;

export function keystoneContributions({ cloud, members, timers, settings }: View<KeystoneSettings>): Contribution[] {
  return [
    { kind: 'database', name: 'keystone', user: 'keystone' },
    {
      kind: 'demand',
      of: 'database-connections',
      service: 'keystone',
      // Each thread has one in its hand at a time, and gives it back to the pool.
      amount: members.length * settings.processes * settings.threads,
    },
    {
      kind: 'listener',
      name: 'keystone',
      addresses: cloud.addresses.map(({ name }) => name),
      port,
      protocol: 'http',
      members: members.map(({ host, ip }) => ({ host, ip })),
      balance: 'round-robin',
      check: { path: '/healthcheck' },
      // More would share an interpreter, and the first answer come as late as the last. A thread is left for the balancer's checks.
      concurrency: Math.max(1, Math.min(settings.processes, settings.processes * settings.threads - 1)),
      // A token more harms nobody.
      repeatable: ['/v3/auth/tokens'],
      heavy: ['/v3/auth/tokens'],
      idleTimeout: timers.apiAnswer,
    },
  ];
}
