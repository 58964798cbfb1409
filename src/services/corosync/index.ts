import type { Service, View } from '../service.ts';
import { corosyncContributions } from './contributes.ts';
import { corosyncFaults } from './faults.ts';
import { corosyncFiles } from './files.ts';
import { corosyncHealth } from './health.ts';
import { corosyncProbe } from './probe.ts';
import reload from './reload.sh';
import { CorosyncSettings } from './settings.ts';
import { corosyncTiming } from './timing.ts';

export const corosync: Service = {
  id: 'corosync',
  title: 'Corosync: membership and quorum',
  needs: [],
  role: 'controller',
  chosen: ({ architecture }) => architecture.addresses === 'pacemaker',
  modes: ['clustered'],
  pairs: 'fenced',
  upholds: [],
  settings: CorosyncSettings,
  contributes: (view) => corosyncContributions(view as View<CorosyncSettings>),
  secrets: () => [{ name: 'corosync/authkey', kind: 'bytes' }],
  files: (view) => corosyncFiles(view as View<CorosyncSettings>),
  units: ({ members }) => [
    {
      name: 'corosync.service',
      reload,
      away: 5000,
      // At least two members must be able to come up at once, or the first would wait for a quorum that cannot form.
      gate: {
        script: { script: 'corosync-quorumtool -s | grep -q "^Quorate: *Yes"' },
        timeoutMs: members.length > 1 ? 60_000 : 30_000,
      },
    },
  ],
  probe: corosyncProbe,
  health: corosyncHealth,
  faults: corosyncFaults,
  timing: corosyncTiming,
};
