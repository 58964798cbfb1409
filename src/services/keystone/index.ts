import type { Service, View } from '../service.ts';
import { keystoneContributions, port } from './contributes.ts';
import { keystoneConverge } from './converge.ts';
import { keystoneFaults } from './faults.ts';
import { keystoneFiles } from './files.ts';
import { keystoneHealth } from './health.ts';
import { keystoneProbe } from './probe.ts';
import { keystoneSecrets } from './secrets.ts';
import { KeystoneSettings } from './settings.ts';
import { keystoneTiming } from './timing.ts';
import { apiUrl, curlTrust, trustAuthority } from './tls.ts';

export const keystone: Service = {
  id: 'keystone',
  title: 'Keystone: sign-in',
  // Debian's unit starts a broker when none runs: by then ours must.
  needs: ['addresses', 'haproxy', 'galera', 'memcached', 'rabbitmq'],
  reliesOn: ['addresses', 'haproxy', 'galera'],
  role: 'controller',
  modes: ['active-active'],
  upholds: ['sign-in'],
  settings: KeystoneSettings,
  secrets: (view) => keystoneSecrets(view as View<KeystoneSettings>),
  contributes: (view) => keystoneContributions(view as View<KeystoneSettings>),
  files: (view, member) => keystoneFiles(view as View<KeystoneSettings>, member),
  units: (view, { ip }) => [
    {
      name: 'keystone.service',
      rolling: true,
      away: 5000,
      gate: {
        script: {
          script: `${trustAuthority}curl -sf -o /dev/null --max-time 5 "$url/healthcheck"`,
          params: { url: apiUrl(view, ip, port), ...curlTrust(view) },
        },
        timeoutMs: 60_000,
      },
    },
  ],
  converge: (view) => keystoneConverge(view as View<KeystoneSettings>),
  probe: keystoneProbe,
  health: keystoneHealth,
  faults: keystoneFaults,
  timing: keystoneTiming,
};
