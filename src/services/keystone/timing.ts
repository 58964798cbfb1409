import { type Leg, type ServiceTiming, stagesOf } from '../../timing/recovery.ts';
import type { View } from '../service.ts';

const file = '/etc/keystone/keystone.conf';

/** Its sessions with a database member that vanished are replaced when they are next used. */
export const keystoneTiming: ServiceTiming<View> = {
  settings: ({ timers }) => [
    { timer: 'databaseConnect', file, written: `connect_timeout=${timers.databaseConnect / 1000}` },
    { timer: 'databaseRead', file, written: `read_timeout=${timers.databaseRead / 1000}` },
    { timer: 'databaseRecycle', file, written: `connection_recycle_time = ${timers.databaseRecycle / 1000}` },
    { timer: 'cacheSocket', file, written: `memcache_socket_timeout = ${timers.cacheSocket / 1000}` },
    { timer: 'cacheDeadRetry', file, written: `memcache_dead_retry = ${timers.cacheDeadRetry / 1000}` },
    { timer: 'apiAnswer', file: '/etc/keystone/quorate-uwsgi.ini', written: `harakiri = ${timers.apiAnswer / 1000}` },
  ],
  legs: (view, { everything }): Leg[] => {
    const { assume, fixed, stage } = stagesOf('keystone', view);
    // Its first start fails for want of a database, and systemd tries again.
    const starts = stage(
      'take-over',
      'member-restarts',
      fixed('Restart=always', { best: 1000, expected: 8000, worst: 30_000 }),
    );
    const returns = stage('reconnect', 'clients-return', assume('reconnect'));
    return [
      {
        track: 'clients',
        capabilities: ['sign-in', 'validate-token'],
        stages: [...(everything ? [starts] : []), returns],
      },
    ];
  },
};
