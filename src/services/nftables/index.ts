import type { Service, View } from '../service.ts';
import { firewallUnit, nftablesFiles } from './files.ts';
import { nftablesHealth } from './health.ts';
import { nftablesProbe } from './probe.ts';
import { NftablesSettings } from './settings.ts';

export const nftables: Service = {
  id: 'nftables',
  title: 'Firewall: only declared ports between declared hosts',
  needs: [],
  role: 'any',
  chosen: ({ architecture }) => architecture.firewall === 'nftables',
  modes: ['active-active'],
  upholds: [],
  settings: NftablesSettings,
  files: (view, member) => nftablesFiles(view as View<NftablesSettings>, member),
  units: () => [firewallUnit],
  probe: nftablesProbe,
  health: nftablesHealth,
};
