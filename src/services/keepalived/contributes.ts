import { carriers } from '../carriers.ts';
import type { OpenPort } from '../contribution.ts';
import type { View } from '../service.ts';

/** VRRP 3 has no authentication: who may speak it is the firewall's affair. */
export function keepalivedContributions(view: View): OpenPort[] {
  return [
    {
      kind: 'open-port',
      service: 'keepalived',
      hosts: carriers(view).map(({ host }) => host),
      protocol: 'vrrp',
      from: 'members',
      network: view.network,
    },
  ];
}
