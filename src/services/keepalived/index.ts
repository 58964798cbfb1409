import { carries } from '../carriers.ts';
import { handOver } from '../hand-over.ts';
import type { Service, View } from '../service.ts';
import { keepalivedContributions } from './contributes.ts';
import { keepalivedFaults } from './faults.ts';
import { keepalivedFiles } from './files.ts';
import { keepalivedHealth } from './health.ts';
import { keepalivedProbe } from './probe.ts';
import { KeepalivedSettings } from './settings.ts';
import { keepalivedTiming } from './timing.ts';
import { keepalivedUnit } from './unit.ts';

export const keepalived: Service = {
  id: 'keepalived',
  title: 'Keepalived: the addresses move fast, and nobody is proven off',
  // Members that do not hear each other's VRRP would all take the addresses, and one whose balancer does not answer takes none.
  needs: ['nftables', 'haproxy'],
  replaces: ['pacemaker', 'corosync'],
  role: 'controller',
  chosen: ({ architecture, addresses }) => architecture.addresses === 'keepalived' && addresses.length > 0,
  able: carries,
  modes: ['active-passive'],
  upholds: [],
  settings: KeepalivedSettings,
  contributes: keepalivedContributions,
  files: (view, member) => keepalivedFiles(view as View<KeepalivedSettings>, member),
  units: (view, member) => (carries(view, member) ? [keepalivedUnit] : []),
  handOver,
  probe: keepalivedProbe,
  health: keepalivedHealth,
  faults: keepalivedFaults,
  timing: keepalivedTiming,
};
