import { type Leg, perhaps, type ServiceTiming, stagesOf } from '../../timing/recovery.ts';
import { lostToCluster, throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';

const file = '/etc/corosync/corosync.conf';

/** A host that says nothing any more: the token is missed, then the others agree on who is left. */
export const corosyncTiming: ServiceTiming<View> = {
  settings: ({ timers: { corosyncToken, corosyncConsensus } }) => [
    { timer: 'corosyncToken', file, written: `token: ${corosyncToken}` },
    { timer: 'corosyncConsensus', file, written: `consensus: ${corosyncConsensus}` },
  ],
  legs: (view, hit): Leg[] => {
    const { busy, timer, assume, stage } = stagesOf('corosync', view);
    const { everything, duties } = hit;
    const stages = [
      // The token rests on an idle ring: it may have been due for a while.
      stage('detect', 'token', timer('corosyncToken', [0.8, 1, 1]), assume('stall')),
      stage('decide', 'consensus', timer('corosyncConsensus'), busy),
    ];
    if (everything || !lostToCluster(view, hit)) return [];
    return [{ track: 'address', capabilities: throughAddresses, stages: perhaps(duties.address, stages) }];
  },
};
