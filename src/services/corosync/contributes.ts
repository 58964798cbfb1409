import type { OpenPort } from '../contribution.ts';
import type { View } from '../service.ts';
import { linkNetworks } from './links.ts';
import type { CorosyncSettings } from './settings.ts';

/** Port of the first link; every further link has the next one (corosync.conf(5), mcastport). */
const firstPort = 5405;

export function corosyncContributions(view: View<CorosyncSettings>): OpenPort[] {
  return linkNetworks(view).map((network, link) => ({
    kind: 'open-port',
    service: 'corosync',
    hosts: view.members.map(({ host }) => host),
    protocol: 'udp',
    port: firstPort + link,
    from: 'members',
    network,
  }));
}
