import type { Cloud, Role } from '../cloud/cloud.ts';
import type { Member } from '../services/service.ts';

/** The network over which services talk to each other: that of the first virtual address, else the first network declared. */
export function serviceNetwork(cloud: Cloud): string {
  return cloud.addresses[0]?.network ?? cloud.networks[0]!.name;
}

/** The hosts with a role (`any`: all), numbered in the order of the file. */
export function membersOf(cloud: Cloud, role: Role | 'any', network: string): Member[] {
  return cloud.hosts
    .filter((host) => (role === 'any' || host.roles.includes(role)) && host.ip[network])
    .map((host, index) => ({ host: host.name, number: index + 1, ip: host.ip[network]!, ips: host.ip }));
}
