import { harmTo, type Leg, perhaps, type ServiceTiming, type Stage, stagesOf } from '../../timing/recovery.ts';
import { checksTake, deaf, givenUpAlive, lostToCluster, throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';

/** Where Pacemaker moves them. keepalived tells of itself. */
export const addressTiming: ServiceTiming<View> = {
  settings: ({ cloud, timers }) =>
    cloud.architecture.addresses === 'pacemaker'
      ? [
          {
            timer: 'addressMonitor',
            file: '/etc/quorate/cib/resources.xml',
            written: `name="monitor" interval="${timers.addressMonitor / 1000}s"`,
          },
          {
            timer: 'reachableMonitor',
            file: '/etc/quorate/cib/resources.xml',
            written: `name="monitor" interval="${timers.reachableMonitor / 1000}s"`,
          },
        ]
      : [],
  legs: (view, hit): Leg[] => {
    const { busy, timer, assume, decided, stage } = stagesOf('addresses', view);
    if (view.cloud.architecture.addresses !== 'pacemaker') return [];
    const { fault, part, duties, everything } = hit;
    const leg = (stages: readonly Stage[]): Leg[] => [
      { track: 'address', capabilities: throughAddresses, stages: perhaps(duties.address, stages) },
    ];
    const start = stage('take-over', 'address-start', assume('resource-start'), assume('announce'));
    if (everything || lostToCluster(view, hit) || givenUpAlive(hit)) return leg([start]);
    if (duties.address !== 'no') {
      // The cluster hears the host: what asks it whether users are served moves the address.
      const asked = timer('reachableMonitor', [0, 0.5, 1]);
      if (deaf(view, hit))
        return leg([stage('detect', 'hears-too-few', asked, checksTake.network, busy, ...decided), start]);
      if (fault === 'hang' && part === 'haproxy')
        return leg([stage('detect', 'balancer-asked', asked, checksTake.balancer, busy, ...decided), start]);
    }
    if (fault === 'address-removed')
      return leg([
        stage('detect', 'address-looked-for', timer('addressMonitor', [0, 0.5, 1]), ...decided),
        stage('take-over', 'address-start', assume('resource-start', 2), assume('announce')),
      ]);
    if (harmTo('addresses', view.network, hit) === 'leaves')
      return leg([stage('decide', 'handed-over', assume('hand-over'), ...decided), start]);
    return [];
  },
};
