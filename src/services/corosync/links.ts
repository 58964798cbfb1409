import type { View } from '../service.ts';
import type { CorosyncSettings } from './settings.ts';

/** Networks of the links, best first. */
export function linkNetworks({ cloud, settings, members, network }: View<CorosyncSettings>): readonly string[] {
  const hasRing = cloud.networks.some((one) => one.name === 'ring') && members.every((one) => one.ips.ring);
  return settings.links ?? (hasRing && network !== 'ring' ? [network, 'ring'] : [network]);
}
