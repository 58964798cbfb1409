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
    // All fence agents are one package here.
    pacemaker: ['pacemaker', 'crmsh', 'resource-agents', 'fence-agents'],
  },
  abilities: [],
};
