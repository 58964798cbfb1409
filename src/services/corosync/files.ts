import { type CorosyncBlock, writeCorosync } from '../../formats/corosync.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, View } from '../service.ts';
import { linkNetworks } from './links.ts';
import type { CorosyncSettings } from './settings.ts';

// Reloaded by all members at once: nobody leaves the cluster for a new member, timer or key.
const unit = { reloads: ['corosync.service'] };

export function corosyncFiles(view: View<CorosyncSettings>): FileSpec[] {
  return [
    rootFile('/etc/corosync/corosync.conf', writeCorosync(configuration(view)), unit),
    secretFile('/etc/corosync/authkey', view.secret('corosync/authkey'), { group: 'root', mode: 0o400 }, unit),
  ];
}

function configuration(view: View<CorosyncSettings>): CorosyncBlock {
  const { cloud, timers, members } = view;
  const links = linkNetworks(view);
  return {
    totem: {
      version: 2,
      cluster_name: cloud.name,
      transport: 'knet',
      crypto_cipher: 'aes256',
      crypto_hash: 'sha256',
      token: timers.corosyncToken,
      // Else every host beyond two adds 650 ms, and the token is not what the plan says.
      token_coefficient: 0,
      consensus: timers.corosyncConsensus,
      ip_version: 'ipv4',
      // One link at a time, the first that is up: no duplicates, no reordering.
      link_mode: 'passive',
      interface: links.map((_, number) => ({ linknumber: number, knet_link_priority: links.length - number })),
    },
    quorum: { provider: 'corosync_votequorum', ...(members.length === 2 ? { two_node: 1 } : {}) },
    nodelist: {
      node: members.map((member) => ({
        name: member.host,
        nodeid: member.number,
        ...Object.fromEntries(links.map((link, number) => [`ring${number}_addr`, member.ips[link]!])),
      })),
    },
    logging: { to_syslog: 'yes', to_logfile: 'no', timestamp: 'hires' },
  };
}
