import { parseIp } from '../../cloud/ipv4.ts';
import type { Member, View } from '../service.ts';

/** The members that give the others their time: the controllers. */
export function timeServers({ cloud, members }: View): Member[] {
  // Asked for each member, so looked for among few controllers and not among all hosts.
  return cloud.hosts
    .filter(({ roles }) => roles.includes('controller'))
    .flatMap(({ name }) => members.find(({ host }) => host === name) ?? []);
}

/** Servers that a source stands for: a name may have several, of which so many are asked. */
export function serversOf(name: string): number {
  return parseIp(name) === undefined ? 4 : 1;
}
