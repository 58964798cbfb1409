import { handOver } from '../hand-over.ts';
import type { Service } from '../service.ts';
import { memberDevices } from './cib.ts';
import { pacemakerConverge } from './converge.ts';
import { pacemakerFaults } from './faults.ts';
import { pacemakerFiles } from './files.ts';
import { pacemakerHealth } from './health.ts';
import { pacemakerLeave } from './leave.ts';
import { pacemakerProbe } from './probe.ts';
import { PacemakerSettings } from './settings.ts';
import { pacemakerTiming } from './timing.ts';

export const pacemaker: Service = {
  id: 'pacemaker',
  title: 'Pacemaker: one owner at a time, fenced before takeover',
  needs: ['corosync'],
  reliesOn: ['corosync'],
  replaces: ['keepalived'],
  role: 'controller',
  chosen: ({ architecture }) => architecture.addresses === 'pacemaker',
  modes: ['clustered'],
  pairs: 'fenced',
  upholds: [],
  settings: PacemakerSettings,
  secrets: (view) =>
    [...new Set(memberDevices(view).map(({ secret }) => secret))].map((name) => ({ name, kind: 'given' })),
  packages: (view) => memberDevices(view).flatMap(({ agent }) => view.platform.fenceAgents[agent] ?? []),
  files: pacemakerFiles,
  units: () => [
    {
      name: 'pacemaker.service',
      away: 5000,
      gate: { script: { script: 'crmadmin -q --timeout=2s -D 2>/dev/null | grep -q .' }, timeoutMs: 90_000 },
    },
  ],
  converge: pacemakerConverge,
  leave: pacemakerLeave,
  handOver,
  probe: pacemakerProbe,
  health: pacemakerHealth,
  faults: pacemakerFaults,
  timing: pacemakerTiming,
};
