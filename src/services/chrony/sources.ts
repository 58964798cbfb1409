import type { Member, View } from '../service.ts';

/** The members that give the others their time: the controllers. */
export function timeServers({ cloud, members }: View): Member[] {
  const controllers = new Set(cloud.hosts.filter(({ roles }) => roles.includes('controller')).map(({ name }) => name));
  return members.filter(({ host }) => controllers.has(host));
}
