import * as z from 'zod';
import { carries } from '../carriers.ts';
import type { Service } from '../service.ts';
import { addressContributions } from './contributes.ts';
import { addressConverge } from './converge.ts';
import { addressHealth } from './health.ts';
import { addressProbe } from './probe.ts';
import { addressTiming } from './timing.ts';

export const addresses: Service = {
  id: 'addresses',
  title: 'Virtual addresses: one holder each',
  needs: ['pacemaker', 'keepalived'],
  reliesOn: ['pacemaker', 'keepalived'],
  role: 'controller',
  // They stay together, and each needs an interface on its network.
  able: carries,
  modes: ['active-passive'],
  upholds: ['sign-in', 'database-write'],
  settings: z.strictObject({}),
  contributes: addressContributions,
  converge: addressConverge,
  probe: addressProbe,
  health: addressHealth,
  timing: addressTiming,
};
