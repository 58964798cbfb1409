import type { Host } from '../../cloud/cloud.ts';
import { range } from '../../timing/range.ts';
import { type Hit, type Leg, perhaps, type ServiceTiming, type Stage, stagesOf } from '../../timing/recovery.ts';
import { givenUpAlive, lostToCluster, throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';
import { type FenceDevice, fenceDevices, levelsOf } from './fence.ts';
import { cibFile } from './files.ts';
import { givesUpEarly, patienceFile, patienceText } from './patience.ts';

export const pacemakerTiming: ServiceTiming<View> = {
  settings: (view) => [
    {
      timer: 'fencing',
      file: cibFile('crm_config'),
      written: `name="stonith-timeout" value="${view.timers.fencing / 1000}s"`,
    },
    {
      timer: 'pacemakerDcDeadtime',
      file: cibFile('crm_config'),
      written: `name="dc-deadtime" value="${view.timers.pacemakerDcDeadtime / 1000}s"`,
    },
    {
      timer: 'pacemakerTransition',
      file: cibFile('crm_config'),
      written: `name="transition-delay" value="${view.timers.pacemakerTransition}ms"`,
    },
    {
      timer: 'pacemakerRecheck',
      file: cibFile('crm_config'),
      written: `name="cluster-recheck-interval" value="${view.timers.pacemakerRecheck / 1000}s"`,
    },
    ...(givesUpEarly(view)
      ? [{ timer: 'connectRetries', file: patienceFile, written: patienceText(view.timers).trim() } as const]
      : []),
  ],
  legs: (view, hit): Leg[] => {
    const { timer, assume, decided, stage } = stagesOf('pacemaker', view);
    const leg = { track: 'address', capabilities: throughAddresses } as const;
    // Nobody decides before the members have waited for each other.
    if (hit.everything)
      return [
        {
          ...leg,
          stages: [stage('decide', 'cluster-begins', timer('pacemakerDcDeadtime', [0.2, 1, 1]), ...decided)],
        },
      ];
    const alive = givenUpAlive(hit);
    if (hit.duties.address === 'no' || !(alive || lostToCluster(view, hit))) return [];
    const way = slowest(
      hit.hosts.map((name) => fencing(view, view.cloud.hosts.find((host) => host.name === name)!, hit)),
    );
    const decide =
      hit.duties.dc === 'no'
        ? stage('decide', 'transition', ...decided)
        : stage('decide', 'transition-dc', ...decided, assume('election', hit.duties.dc === 'yes' ? 1 : [0, 0, 1]));
    // A host that still serves while it is being given up: users notice when its power goes.
    const before = alive ? [] : [decide];
    if (typeof way === 'string') return [{ ...leg, stages: perhaps(hit.duties.address, before), never: way }];
    return [{ ...leg, stages: perhaps(hit.duties.address, [...before, ...way]) }];
  },
};

type Way = readonly Stage[] | 'not-fenced' | 'switch-dead';

/** How a host is proven off: the levels of the file, in order, until one can. */
function fencing(view: View, host: Host, hit: Hit): Way {
  const { assume, stage, timer } = stagesOf('pacemaker', view);
  const levels = levelsOf(fenceDevices(view.cloud, host));
  if (levels.length === 0) return 'not-fenced';
  // A BMC dies with the mains of its host.
  const dead = ({ kind }: FenceDevice) => hit.fault === 'power-loss' && kind === 'redfish';
  const first = levels.findIndex((level) => !level.some(dead));
  if (first < 0) return 'switch-dead';
  // The kernel sends the first packet again after 1 s, then after twice as long, and so on (tcp(7)).
  const patience = (2 ** (view.timers.connectRetries + 1) - 1) * 1000;
  const givenUp = levels
    .slice(0, first)
    .map(() =>
      stage(
        'fence',
        'bmc-given-up',
        { ...timer('connectRetries'), length: range(patience, patience, patience) },
        assume('fence-agent', [0.5, 0.6, 1]),
      ),
    );
  const devices = levels[first]!;
  // Of several strips each one is switched off, then each one on: a run of the agent each time.
  const runs = devices.length === 1 ? 1 : 2 * devices.length;
  // A strip switches one of the hosts of a failure domain after the other.
  const inTurn = hit.target.includes(':') ? shared(view, hit.hosts, devices) : 1;
  const switches = 2 * devices.length;
  return [
    ...givenUp,
    devices[0]!.kind === 'redfish'
      ? stage('fence', 'power-off', assume('fencing'), assume('fence-agent'))
      : stage(
          'fence',
          'outlets-off',
          assume('outlet', [switches, switches * inTurn, switches * inTurn]),
          assume('fence-agent', [0.7 * runs, 0.7 * runs * inTurn, runs * inTurn]),
        ),
  ];
}

/** How many of the hosts one of these devices feeds. */
function shared({ cloud }: View, hosts: readonly string[], devices: readonly FenceDevice[]): number {
  const fed = cloud.hosts.filter(({ name }) => hosts.includes(name)).flatMap((host) => fenceDevices(cloud, host));
  return Math.max(...devices.map(({ resource }) => fed.filter((one) => one.resource === resource).length));
}

/** Of the hosts that a target may be, the one that takes longest to be proven off. */
function slowest(ways: readonly Way[]): Way {
  const never = ways.find((way) => typeof way === 'string');
  if (never) return never;
  const worst = (way: Way) => (way as readonly Stage[]).reduce((sum, { length }) => sum + length.worst, 0);
  return ways.reduce((most, one) => (worst(one) > worst(most) ? one : most));
}
