import type { Service } from '../service.ts';
import { pacemakerConverge } from './converge.ts';
import { pacemakerFiles } from './files.ts';
import { pacemakerHealth } from './health.ts';
import { pacemakerLeave } from './leave.ts';
import { pacemakerProbe } from './probe.ts';
import { PacemakerSettings } from './settings.ts';

export const pacemaker: Service = {
  id: 'pacemaker',
  title: 'Pacemaker: one owner at a time, fenced before takeover',
  needs: ['corosync'],
  role: 'controller',
  modes: ['clustered'],
  pairs: 'fenced',
  upholds: [],
  settings: PacemakerSettings,
  secrets: ({ cloud, members }) =>
    cloud.hosts
      .filter((host) => host.bmc && members.some((member) => member.host === host.name))
      .map((host) => ({ name: `fence/${host.name}`, kind: 'given' })),
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
  probe: pacemakerProbe,
  health: pacemakerHealth,
};
