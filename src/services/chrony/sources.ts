import type { Member, View } from '../service.ts';

/** The members that give the others their time: the controllers. */
export function timeServers({ cloud, members }: View): Member[] {
  // Asked for each member, so looked for among few controllers and not among all hosts.
  return cloud.hosts
    .filter(({ roles }) => roles.includes('controller'))
    .flatMap(({ name }) => members.find(({ host }) => host === name) ?? []);
}
