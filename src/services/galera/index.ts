import type { Service, View } from '../service.ts';
import { coldStartUnit } from './cold-start.ts';
import { galeraContributions } from './contributes.ts';
import { galeraConverge } from './converge.ts';
import { checkPort, contributedDatabases } from './database.ts';
import { galeraFaults } from './faults.ts';
import { galeraFiles } from './files.ts';
import { galeraHealth } from './health.ts';
import { galeraProbe } from './probe.ts';
import releaseClients from './release-clients.sh';
import restartMember from './restart-member.sh';
import { GaleraSettings } from './settings.ts';
import { synced } from './sql.ts';
import { galeraTiming } from './timing.ts';
import { reloadCertificates } from './tls.ts';

export const galera: Service = {
  id: 'galera',
  title: 'Galera: every acknowledged write on a majority',
  needs: [],
  role: 'controller',
  modes: ['clustered'],
  upholds: ['sign-in', 'database-write'],
  settings: GaleraSettings,
  secrets: (view) => [
    { name: 'galera/sst', kind: 'password' },
    ...contributedDatabases(view).map(({ user }) => ({ name: `database/${user}`, kind: 'password' }) as const),
  ],
  contributes: (view) => galeraContributions(view as View<GaleraSettings>),
  files: (view, member) => galeraFiles(view as View<GaleraSettings>, member),
  units: (_view, { ip }) => [
    {
      name: 'mariadb.service',
      rolling: true,
      restart: restartMember,
      reload: reloadCertificates,
      release: (limitMs) => ({ script: releaseClients, params: { tries: String(Math.round(limitMs / 110)) } }),
      away: 10_000,
      // Synced, not "port open": restarting the next member while this one is mid-transfer ends both.
      gate: { script: synced, timeoutMs: 300_000 },
    },
    {
      name: 'quorate-galera-health.service',
      gate: {
        script: { script: 'curl -s -o /dev/null "http://$ip:$port/"', params: { ip, port: String(checkPort) } },
        timeoutMs: 15_000,
      },
    },
    { name: coldStartUnit },
  ],
  converge: galeraConverge,
  probe: galeraProbe,
  health: galeraHealth,
  faults: galeraFaults,
  timing: galeraTiming,
};
