import type { Contribution } from '../contribution.ts';
import type { View } from '../service.ts';

export const port = 5000;

export function keystoneContributions({ cloud, members, timers }: View): Contribution[] {
  return [
    { kind: 'database', name: 'keystone', user: 'keystone' },
    {
      kind: 'listener',
      name: 'keystone',
      addresses: cloud.addresses.map(({ name }) => name),
      port,
      protocol: 'http',
      members: members.map(({ host, ip }) => ({ host, ip })),
      balance: 'round-robin',
      check: { path: '/healthcheck' },
      idleTimeout: timers.apiAnswer,
    },
  ];
}
