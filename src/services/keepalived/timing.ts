import { range } from '../../timing/range.ts';
import {
  type Hit,
  harmTo,
  type Leg,
  perhaps,
  type ServiceTiming,
  type Stage,
  stagesOf,
} from '../../timing/recovery.ts';
import { checksTake, throughAddresses } from '../lost.ts';
import type { View } from '../service.ts';
import { unitName } from './unit.ts';

const file = '/etc/keepalived/keepalived.conf';

/** Others take the addresses after three adverts and their own share of a fourth, or at once where the holder says that it lets go. */
export const keepalivedTiming: ServiceTiming<View> = {
  settings: ({ timers: { vrrpAdvert, vrrpWatchdog } }) => [
    { timer: 'vrrpAdvert', file, written: `advert_int ${vrrpAdvert / 1000}` },
    {
      timer: 'vrrpWatchdog',
      file: `/etc/systemd/system/${unitName}.d/quorate.conf`,
      written: `WatchdogSec=${vrrpWatchdog}ms`,
    },
  ],
  legs: (view, hit): Leg[] => {
    const { assume, stage } = stagesOf('keepalived', view);
    if (hit.everything) return [];
    const noticed = stages(view, hit);
    if (noticed.length === 0) return [];
    const all = [...noticed, stage('take-over', 'announced', assume('announce'))];
    return [{ track: 'address', capabilities: throughAddresses, stages: perhaps(hit.duties.address, all) }];
  },
};

/** Until others take the addresses; none where they stay. */
function stages(view: View, hit: Hit): Stage[] {
  const { busy, timer, assume, fixed, stage } = stagesOf('keepalived', view);
  const missed = stage('detect', 'adverts-missed', timer('vrrpAdvert', [2, 3, 4]), busy);
  const letsGo = stage('decide', 'handed-over', timer('vrrpAdvert', [0, 0.5, 4]));
  // Its own check finds out that it hears too few: it lets go, and says so.
  const eachSecond = fixed('interval 1', range(0, 500, 1000));
  const hears = [stage('detect', 'hears-too-few', eachSecond, checksTake.network, busy), letsGo];
  if (hit.part === 'haproxy' && hit.fault === 'hang')
    return [stage('detect', 'balancer-asked', eachSecond, checksTake.balancer, busy), letsGo];
  // Whoever loses an address of its own becomes a backup, and all wait for adverts.
  if (hit.fault === 'address-removed') return [stage('detect', 'address-restored', timer('vrrpAdvert', [0, 3, 4]))];
  switch (harmTo('keepalived', view.network, hit)) {
    case 'leaves':
      return [stage('decide', 'handed-over', timer('vrrpAdvert', [0, 0.5, 4]), assume('hand-over', [0, 0.5, 1]))];
    case 'killed':
      return [missed];
    // Both have the addresses, until systemd ends the one that hangs.
    case 'hangs':
      return [missed, stage('decide', 'watchdog', timer('vrrpWatchdog', [0, 0, 1]))];
    case 'silent':
      // Others still hear it: they wait until it lets go. Parted from them, it must let go, too, before all clients follow.
      return hit.fault === 'cut-in' || hit.fault === 'split' ? hears : [missed];
    default:
      return [];
  }
}
