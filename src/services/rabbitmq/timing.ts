import {
  type Hit,
  harmTo,
  type Leg,
  perhaps,
  type ServiceTiming,
  type Stage,
  stagesOf,
} from '../../timing/recovery.ts';
import type { View } from '../service.ts';

const main = '/etc/rabbitmq/rabbitmq.conf';

/** The queue elects another leader while the clients of the member that is hit find out, and connect to another one. */
export const rabbitmqTiming: ServiceTiming<View> = {
  settings: ({ timers }) => [
    { timer: 'messagingTick', file: main, written: `net_ticktime = ${timers.messagingTick / 1000}` },
    {
      timer: 'messagingSuspect',
      file: '/etc/rabbitmq/advanced.config',
      written: `{poll_interval, ${timers.messagingSuspect}}`,
    },
  ],
  legs: (view, hit): Leg[] => {
    const { busy, timer, assume, fixed, stage } = stagesOf('rabbitmq', view);
    const message = { capabilities: ['message'] } as const;
    if (hit.everything) {
      // It starts, and members find each other: `away` of its unit, as measured.
      const begins = stage(
        'take-over',
        'member-restarts',
        fixed('rabbitmq-server.service', { best: 3000, expected: 10_000, worst: 60_000 }),
      );
      return [{ ...message, track: 'queues', stages: [begins] }];
    }
    // The alarm of one member stops the publishers of all.
    if (hit.fault === 'disk-full') return [{ ...message, track: 'queues', stages: [], never: 'disk-alarm' }];
    const queues = queueStages(view, hit);
    if (queues.length === 0) return [];
    const silent = ['silent', 'hangs'].includes(harmTo('rabbitmq', view.network, hit)!);
    const clients = silent ? [stage('detect', 'broker-silent', timer('messagingSilence', [0.8, 1, 1.2]), busy)] : [];
    return [
      { ...message, track: 'queues', stages: perhaps(hit.duties.leader, queues) },
      // Chance decides which member a client is connected to.
      { ...message, track: 'brokers', stages: perhaps('maybe', clients) },
      {
        ...message,
        track: 'clients',
        stages: perhaps('maybe', [
          stage(
            'reconnect',
            'broker-connects',
            timer('messagingConnect', [0, 0, 1]),
            timer('messagingRetry', [0, 0.2, 1]),
            assume('reconnect', [1, 0.5, 1]),
          ),
        ]),
      },
    ];
  },
};

/** Until the queues that were led there are led elsewhere. */
function queueStages(view: View, hit: Hit): Stage[] {
  const { busy, timer, assume, stage } = stagesOf('rabbitmq', view);
  const elected = stage(
    'decide',
    'leader-elected',
    assume('queue-election'),
    assume('disk-sync', 2),
    assume('latency', 2),
  );
  switch (harmTo('rabbitmq', view.network, hit)) {
    case 'silent':
      return [stage('detect', 'leader-suspected', timer('messagingSuspect', [0.5, 1.3, 3]), busy), elected];
    // It is suspected like a dead one; should others still count on it, the tick ends that.
    case 'hangs':
      return [
        stage(
          'detect',
          'leader-suspected',
          timer('messagingSuspect', [0.5, 1.3, 0]),
          timer('messagingTick', [0, 0, 1.25]),
          busy,
        ),
        elected,
      ];
    case 'killed':
    case 'leaves':
      return [stage('detect', 'leader-gone', assume('latency', 2), busy), elected];
    default:
      return [];
  }
}
