import { parseIp } from '../../cloud/ipv4.ts';
import { rootFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import type { ChronySettings } from './settings.ts';
import { serversOf, timeServers } from './sources.ts';

const effects = { restarts: ['chrony.service'] };

export function chronyFiles(view: View<ChronySettings>, member: Member): FileSpec[] {
  const serves = timeServers(view).some(({ host }) => host === member.host);
  const lines = [
    'sourcedir /etc/chrony/sources.d',
    ...(serves ? serverLines(view, member) : []),
    'driftfile /var/lib/chrony/chrony.drift',
    'logdir /var/log/chrony',
    'maxupdateskew 100.0',
    // Only at start: a step under a running database or a running lease breaks both.
    'makestep 1 3',
    'rtcsync',
    // Commands over the local socket only.
    'cmdport 0',
  ];
  return [
    rootFile('/etc/chrony/chrony.conf', `${lines.join('\n')}\n`, effects),
    // Read again without a restart: a controller that joins or leaves makes no clock start anew.
    rootFile('/etc/chrony/sources.d/quorate.sources', sourceLines(view, member, serves), { reloads: effects.restarts }),
    ...rehearsalFiles(view),
  ];
}

function sourceLines(view: View<ChronySettings>, { host }: Member, serves: boolean): string {
  const inside = timeServers(view).filter((one) => one.host !== host);
  // Rehearsed hosts have this machine's clock, and no business outside.
  const outside = serves && !view.cloud.rehearsal ? view.settings.sources.map(source) : [];
  // One poll in 16 to 64 s on a LAN: a clock that drifts is seen within minutes.
  return [...outside, ...inside.map(({ ip }) => `server ${ip} iburst minpoll 4 maxpoll 6`), ''].join('\n');
}

function serverLines({ cloud, network }: View, { ip }: Member): string[] {
  const { cidr } = cloud.networks.find(({ name }) => name === network)!;
  return [
    ...(cloud.rehearsal ? [] : ['sourcedir /run/chrony-dhcp']),
    // Cut off from all sources, the controllers agree on one of them: the cloud keeps one time, if not the right one.
    'local stratum 10 orphan',
    `allow ${cidr}`,
    `bindaddress ${ip}`,
  ];
}

/** A pool is asked for up to four of its servers; a name with one address is a pool of one. */
function source(name: string): string {
  return parseIp(name) === undefined ? `pool ${name} iburst maxsources ${serversOf(name)}` : `server ${name} iburst`;
}

/** -x: the clock is never touched. Without the ability to set it, the unit would be skipped in silence. */
function rehearsalFiles({ cloud }: View): FileSpec[] {
  if (!cloud.rehearsal) return [];
  return [
    rootFile('/etc/default/chrony', 'DAEMON_OPTS="-F 1 -x"\n', effects),
    rootFile('/etc/systemd/system/chrony.service.d/quorate.conf', '[Unit]\nConditionCapability=\n', effects),
  ];
}
