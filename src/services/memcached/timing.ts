import { harmTo, type Leg, type ServiceTiming, stagesOf } from '../../timing/recovery.ts';
import type { View } from '../service.ts';

/** A request that asks a member which is gone waits once, and does without it from then on. Its clients' limits are set with them. */
export const memcachedTiming: ServiceTiming<View> = {
  settings: () => [],
  legs: (view, hit): Leg[] => {
    const { timer, stage } = stagesOf('memcached', view);
    const harm = hit.everything ? undefined : harmTo('memcached', view.network, hit);
    if (harm === undefined) return [];
    const waits = harm === 'silent' || harm === 'hangs' ? ([0, 1, 2] as const) : ([0, 0, 1] as const);
    return [
      {
        track: 'cache',
        capabilities: ['sign-in', 'validate-token'],
        stages: [stage('detect', 'cache-given-up', timer('cacheSocket', waits))],
      },
    ];
  },
};
