import type { Contribution } from '../contribution.ts';
import type { View } from '../service.ts';
import { clientPort, distributionPort, mapperPort } from './ports.ts';

export function rabbitmqContributions({ cloud, members, network }: View): Contribution[] {
  const port = clientPort(cloud);
  const open = {
    kind: 'open-port',
    service: 'rabbitmq',
    hosts: members.map(({ host }) => host),
    protocol: 'tcp',
  } as const;
  return [
    ...members.map(({ host, ip }) => ({ kind: 'broker', host, ip, port }) as const),
    { ...open, port, from: 'cloud', network },
    // As the database: whoever is on the network, such as a drill's canaries.
    { ...open, port, from: 'network', network },
    { ...open, port: mapperPort, from: 'members', network },
    { ...open, port: distributionPort, from: 'members', network },
  ];
}
