import { debian } from './debian.ts';
import type { Platform } from './platform.ts';

/** Debian 12 (bookworm) with OpenStack Zed. */
export const debian12: Platform = {
  ...debian,
  id: 'debian-12',
  title: 'Debian 12, OpenStack Zed',
  suite: 'bookworm',
  packages: {
    ...debian.packages,
    pacemaker: ['pacemaker', 'crmsh', 'resource-agents'],
  },
  // All of them are one package here, which does not ask for all that they use.
  fenceAgents: { fence_redfish: ['fence-agents'], fence_netio: ['fence-agents', 'telnet'] },
  abilities: [],
};
