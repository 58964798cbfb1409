import type { Service, View } from '../service.ts';
import { keystoneContributions, port } from './contributes.ts';
import { keystoneConverge } from './converge.ts';
import { keystoneFiles } from './files.ts';
import { keystoneHealth } from './health.ts';
import { keystoneProbe } from './probe.ts';
import { keystoneSecrets } from './secrets.ts';
import { KeystoneSettings } from './settings.ts';

export const keystone: Service = {
  id: 'keystone',
  title: 'Keystone: sign-in',
  needs: ['addresses', 'haproxy', 'galera', 'memcached'],
  role: 'controller',
  modes: ['active-active'],
  upholds: ['sign-in'],
  settings: KeystoneSettings,
  secrets: (view) => keystoneSecrets(view as View<KeystoneSettings>),
  contributes: (view) => keystoneContributions(view as View<KeystoneSettings>),
  files: (view, member) => keystoneFiles(view as View<KeystoneSettings>, member),
  units: (_view, { ip }) => [
    {
      name: 'keystone.service',
      rolling: true,
      away: 5000,
      gate: {
        script: {
          script: 'curl -sf -o /dev/null --max-time 5 "http://$ip:$port/healthcheck"',
          params: { ip, port: String(port) },
        },
        timeoutMs: 60_000,
      },
    },
  ],
  converge: (view) => keystoneConverge(view as View<KeystoneSettings>),
  probe: keystoneProbe,
  health: keystoneHealth,
};
