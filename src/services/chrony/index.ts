import type { Service, View } from '../service.ts';
import { chronyFaults } from './faults.ts';
import { chronyFiles } from './files.ts';
import { chronyHealth } from './health.ts';
import { chronyProbe } from './probe.ts';
import { ChronySettings } from './settings.ts';
import { serversOf, timeServers } from './sources.ts';

export const chrony: Service = {
  id: 'chrony',
  title: 'Chrony: one time for the whole cloud',
  needs: [],
  role: 'any',
  modes: ['active-active'],
  upholds: [],
  settings: ChronySettings,
  contributes: (view) => [
    {
      kind: 'outside',
      service: 'chrony',
      of: 'time',
      sources: (view as View<ChronySettings>).settings.sources.map((name) => ({ name, servers: serversOf(name) })),
      setting: 'sources',
    },
    {
      kind: 'open-port',
      service: 'chrony',
      hosts: timeServers(view).map(({ host }) => host),
      protocol: 'udp',
      port: 123,
      from: 'cloud',
      network: view.network,
    },
  ],
  files: (view, member) => chronyFiles(view as View<ChronySettings>, member),
  // Whether it has found a source is told by `status`: an apply does not wait for the world outside, nor one member for another.
  units: () => [{ name: 'chrony.service', reload: 'chronyc reload sources' }],
  probe: chronyProbe,
  health: chronyHealth,
  faults: chronyFaults,
};
