import { debian } from './debian.ts';
import type { Platform } from './platform.ts';

/** Debian 13 (trixie) with OpenStack 2025.1 (Epoxy). */
export const debian13: Platform = {
  ...debian,
  id: 'debian-13',
  title: 'Debian 13, OpenStack 2025.1',
  suite: 'trixie',
  packages: {
    ...debian.packages,
    pacemaker: ['pacemaker', 'crmsh', 'resource-agents'],
  },
  fenceAgents: { fence_redfish: ['fence-agents-redfish'], fence_netio: ['fence-agents-netio'] },
  abilities: ['khepri', 'agreed-birth', 'transient-quorum-queues'],
};
