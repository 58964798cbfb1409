import * as z from 'zod';
import { text } from '../../locale/text.ts';
import type { Service } from '../service.ts';
import { addressContributions } from './contributes.ts';
import { addressHealth } from './health.ts';
import { addressProbe } from './probe.ts';

export const addresses: Service = {
  id: 'addresses',
  title: 'Virtual addresses: one holder each',
  needs: ['pacemaker'],
  role: 'controller',
  modes: ['active-passive'],
  upholds: ['sign-in', 'database-write'],
  settings: z.strictObject({}),
  contributes: addressContributions,
  converge: ({ cloud, members }) =>
    cloud.addresses.map(({ name, ip }) => ({
      id: `held-${name}`,
      title: () => text().plan.steps.held(name, ip),
      hosts: members.map(({ host }) => host),
      when: 'after-units',
      look: { script: 'ip -4 -o addr show | grep -qF " $ip/"', params: { ip } },
      // Pacemaker places it by itself; any member can ask whether it has.
      act: {
        script:
          'for try in $(seq 60); do crm_resource --resource "address-$name" --locate 2>/dev/null | grep -q "running on" && exit 0; sleep 0.5; done; echo "the cluster has not started address-$name" >&2; exit 1',
        params: { name },
      },
      timeoutMs: 40_000,
    })),
  probe: addressProbe,
  health: addressHealth,
};
