import type { Cloud } from '../../cloud/cloud.ts';
import { controllers } from '../../cloud/controllers.ts';
import type { Service, ServiceFaults } from '../../services/service.ts';

/** What of a cloud a drill can name. */
export interface Known {
  readonly hosts: readonly string[];
  readonly controllers: readonly string[];
  /** Failure domains of hosts as kind:name, such as rack:r1. */
  readonly domains: Readonly<Record<string, readonly string[]>>;
  readonly networks: readonly string[];
  /** Whether hosts that keep what they hold are proven off before others take over. */
  readonly fences: boolean;
  /** By service. */
  readonly services: Readonly<Record<string, ServiceFaults>>;
}

/** `services`: those that the cloud has. */
export function known(cloud: Cloud, services: readonly Service[]): Known {
  const { hosts, networks } = cloud;
  const domains: Record<string, string[]> = {};
  for (const { name, domains: own } of hosts)
    for (const domain of Object.entries(own).flatMap(([kind, names]) => names.map((one) => `${kind}:${one}`)))
      domains[domain] = [...(domains[domain] ?? []), name];
  return {
    hosts: hosts.map(({ name }) => name),
    controllers: controllers(cloud).map(({ name }) => name),
    domains,
    networks: networks.map(({ name }) => name),
    fences: services.some(({ pairs }) => pairs === 'fenced') && hosts.some(({ fence }) => fence.length > 0),
    services: Object.fromEntries(services.flatMap(({ id, faults }) => (faults ? [[id, faults]] : []))),
  };
}
