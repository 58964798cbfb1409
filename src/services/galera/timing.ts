import { range } from '../../timing/range.ts';
import { harmTo, type Leg, perhaps, type ServiceTiming, stagesOf } from '../../timing/recovery.ts';
import { throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';

const file = '/etc/mysql/mariadb.conf.d/99-quorate.cnf';

/** Nobody writes until the others agree on who is left, whichever member fell silent; who used it for reading waits as well. */
export const galeraTiming: ServiceTiming<View> = {
  settings: ({ timers }) =>
    (
      [
        ['galeraKeepalive', 'evs.keepalive_period'],
        ['galeraCheck', 'evs.inactive_check_period'],
        ['galeraJoin', 'evs.join_retrans_period'],
        ['galeraInstall', 'evs.install_timeout'],
        ['galeraSuspect', 'evs.suspect_timeout'],
        ['galeraInactive', 'evs.inactive_timeout'],
      ] as const
    ).map(([timer, name]) => ({ timer, file, written: `${name}=PT${timers[timer] / 1000}S` })),
  legs: (view, hit): Leg[] => {
    const { busy, timer, assume, stage } = stagesOf('galera', view);
    const { everything, duties } = hit;
    const reconnect: Leg = {
      track: 'clients',
      capabilities: ['database-write'],
      stages: [stage('reconnect', 'clients-return', assume('reconnect'))],
    };
    if (everything) {
      const begins = stage('take-over', 'database-begins', assume('cold-start'), assume('disk-sync', 10));
      return [{ track: 'database', capabilities: throughAddresses, stages: [begins] }, reconnect];
    }
    const harm = harmTo('galera', view.network, hit);
    if (harm === undefined) return [reconnect];
    const stages =
      harm === 'leaves'
        ? [stage('decide', 'member-left', assume('hand-over', [0.1, 0.2, 0.3]), assume('latency', 3))]
        : [
            stage(
              'detect',
              'member-suspected',
              timer('galeraSuspect', [0.85, 1, 1]),
              timer('galeraCheck', [0, 0.5, 1]),
              busy,
            ),
            stage('decide', 'group-agrees', assume('latency', 6), assume('disk-sync', 2), {
              ...timer('galeraInactive'),
              // Where not all agree, it is dropped without them.
              length: range(0, 50, view.timers.galeraInactive - view.timers.galeraSuspect),
            }),
          ];
    return [
      { track: 'database', capabilities: ['database-write'], stages },
      { track: 'database', capabilities: ['sign-in', 'validate-token'], stages: perhaps(duties.writer, stages) },
      reconnect,
    ];
  },
};
