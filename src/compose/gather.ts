import type { Cloud } from '../cloud/cloud.ts';
import { platforms } from '../platforms/index.ts';
import type { Contribution } from '../services/contribution.ts';
import { services } from '../services/index.ts';
import type { Service, View } from '../services/service.ts';
import type { Timers } from '../timing/timers.ts';
import { membersOf, serviceNetwork } from './members.ts';

/** Value of a secret by name. Throws SECRET_MISSING for one that nobody gave. */
export type Secrets = (name: string) => string;

export type Gathered = readonly (readonly [Service, View])[];

/** Each service's view. Contributions are gathered first, so that every service sees those of all others: the circle is broken here. */
export function gather(cloud: Cloud, secret: Secrets, timers: Timers): Gathered {
  const network = serviceNetwork(cloud);
  const bare = services
    .filter(({ chosen }) => chosen?.(cloud) ?? true)
    .map((service) => [service, membersOf(cloud, service.role, network)] as const)
    .filter(([, members]) => members.length > 0)
    .map(([service, members]): [Service, View] => [
      service,
      {
        cloud,
        platform: platforms[cloud.platform],
        timers,
        settings: service.settings.parse(cloud.services[service.id] ?? {}),
        members,
        network,
        addresses: cloud.addresses,
        contributions: [],
        secret: () => '',
      },
    ]);
  const contributions: Contribution[] = bare.flatMap(([service, view]) => service.contributes?.(view) ?? []);
  return bare.map(([service, view]) => [service, { ...view, contributions, secret }]);
}

/** Those that others need come first. */
export function inOrder(gathered: Gathered): Gathered {
  const placed = new Set<string>();
  const byId = new Map(gathered.map((entry) => [entry[0].id, entry]));
  const ordered: (readonly [Service, View])[] = [];
  const place = (id: string): void => {
    const entry = byId.get(id);
    if (!entry || placed.has(id)) return;
    placed.add(id);
    entry[0].needs.forEach(place);
    ordered.push(entry);
  };
  for (const [service] of gathered) place(service.id);
  return ordered;
}
