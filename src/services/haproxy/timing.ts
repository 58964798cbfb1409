import { haproxyTime } from '../../formats/haproxy.ts';
import {
  type Hit,
  harmTo,
  type Leg,
  perhaps,
  type ServiceTiming,
  type Stage,
  stagesOf,
} from '../../timing/recovery.ts';
import { contributionsOf, type Listener } from '../contribution.ts';
import { throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';

const file = '/etc/haproxy/haproxy.cfg';

/** It finds out that a database member is gone while the members do, and that an API is while it sends requests to others. */
export const haproxyTiming: ServiceTiming<View> = {
  settings: ({ timers }) => {
    const often = haproxyTime(timers.haproxyCheck);
    const falls = `fall ${timers.haproxyFall} rise ${timers.haproxyRise}`;
    return [
      { timer: 'haproxyCheck', file, written: `inter ${often}` },
      { timer: 'haproxyRecheck', file, written: `fastinter ${haproxyTime(timers.haproxyRecheck)} ${falls}` },
      { timer: 'haproxyFall', file, written: falls },
      { timer: 'haproxyRise', file, written: falls },
      { timer: 'haproxyConnect', file, written: `timeout check ${haproxyTime(timers.haproxyConnect)}` },
      { timer: 'haproxyTcpUser', file, written: `tcp-ut ${haproxyTime(timers.haproxyTcpUser)}` },
      { timer: 'apiConnect', file, written: `inter ${haproxyTime(timers.apiConnect)} fastinter ${often}` },
      { timer: 'apiCheck', file, written: `timeout check ${haproxyTime(timers.apiCheck)}` },
      { timer: 'apiAnswer', file, written: `timeout server ${haproxyTime(timers.apiAnswer)}` },
      { timer: 'databaseIdle', file, written: `timeout server ${haproxyTime(timers.databaseIdle)}` },
    ];
  },
  legs: (view, hit): Leg[] => {
    if (hit.everything) return [];
    const { duties } = hit;
    return [
      {
        track: 'balancer-database',
        capabilities: throughAddresses,
        stages: perhaps(duties.writer, writerStages(view, hit)),
      },
      { track: 'balancer', capabilities: throughAddresses, stages: perhaps(duties.address, ownStages(view, hit)) },
      { track: 'apis', capabilities: ['sign-in', 'validate-token'], stages: memberStages(view, hit) },
    ];
  },
};

/** Until new database sessions go to another member. */
function writerStages(view: View, hit: Hit): Stage[] {
  const { busy, timer, stage } = stagesOf('haproxy', view);
  const { haproxyFall: fall } = view.timers;
  const [writer] = listeners(view, 'single-writer');
  const again = timer('haproxyRecheck', fall - 1);
  switch (writer && harmTo(writer, view.network, hit)) {
    // Each check takes a whole interval before it fails.
    case 'silent':
      return [stage('detect', 'writer-down', timer('haproxyCheck', [fall, fall + 0.5, fall + 1]), again, busy)];
    case 'killed':
    case 'leaves':
      return [stage('detect', 'writer-gone', timer('haproxyCheck', [0, 0.5, 1]), again, busy)];
    // The endpoint answers, but what it asks does not.
    case 'hangs':
      return [
        stage('detect', 'writer-hangs', timer('haproxyConnect', fall), timer('haproxyCheck', [0, 0.5, 1]), again, busy),
      ];
    default:
      return [];
  }
}

/** Killed, it is started anew by systemd, and its address stays where it is. */
function ownStages(view: View, hit: Hit): Stage[] {
  const { assume, fixed, stage } = stagesOf('haproxy', view);
  if (harmTo('haproxy', view.network, hit) !== 'killed') return [];
  return [stage('take-over', 'balancer-restarts', fixed('Restart=always', restarts), assume('stall'))];
}

/** Debian's unit waits for 0.1 s; it starts within 1 s in the lab. */
const restarts = { best: 150, expected: 500, worst: 2000 };

/** Every other request is answered by another member: users notice only when chance sends several in a row to the one that is hit. */
function memberStages(view: View, hit: Hit): Stage[] {
  const { timer, stage } = stagesOf('haproxy', view);
  const gone = listeners(view, 'round-robin').some(
    (name) => !['leaves', undefined].includes(harmTo(name, view.network, hit)),
  );
  if (!gone) return [];
  return [stage('detect', 'others-answer', timer('apiConnect', [0, 0, 1]))];
}

/** Names of what it balances so: each is called like its service. */
function listeners({ contributions }: View, balance: Listener['balance']): string[] {
  return contributionsOf(contributions, 'listener').flatMap((one) => (one.balance === balance ? [one.name] : []));
}
