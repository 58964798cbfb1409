import { range } from '../../timing/range.ts';
import { harmTo, type Leg, perhaps, type ServiceTiming, type Stage, stagesOf } from '../../timing/recovery.ts';
import { deaf, givenUpAlive, lostToCluster, throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';

/** Two rounds of pings of 0.3 s; two questions of 0.4 s, 0.1 s apart. */
const pinged = range(300, 650, 1200);
const answered = range(850, 950, 1500);

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
    const { timer, assume, fixed, stage } = stagesOf('addresses', view);
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
        return leg([stage('detect', 'hears-too-few', asked, fixed('2 × ping', pinged), assume('transition')), start]);
      if (fault === 'hang' && part === 'haproxy')
        return leg([
          stage('detect', 'balancer-asked', asked, fixed('2 × 0.4 s', answered), assume('transition')),
          start,
        ]);
    }
    if (fault === 'address-removed')
      return leg([
        stage('detect', 'address-looked-for', timer('addressMonitor', [0, 0.5, 1]), assume('transition')),
        stage('take-over', 'address-start', assume('resource-start', 2), assume('announce')),
      ]);
    if (harmTo('addresses', view.network, hit) === 'leaves')
      return leg([stage('decide', 'handed-over', assume('hand-over'), assume('transition')), start]);
    return [];
  },
};
