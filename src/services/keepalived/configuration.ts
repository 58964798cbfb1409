import { carriers } from '../carriers.ts';
import { hearing } from '../hearing.ts';
import type { Member, View } from '../service.ts';
import { programs, runtime } from './paths.ts';
import type { KeepalivedSettings } from './settings.ts';
import { deviceName } from './unit.ts';

/** keepalived.conf of one member. */
export function configuration(view: View<KeepalivedSettings>, member: Member): string {
  const { timers, settings, addresses, network } = view;
  const heard = hearing(view, network);
  const all = carriers(view);
  const checks = ['balancer', ...(heard ? ['heard'] : [])];
  const ipOf = ({ ips }: Member) => ips[network]!;
  return [
    '# Made by Quorate: change the cloud file, not this one.',
    `include /run/${runtime}/devices.conf`,
    ...block('global_defs', [
      `router_id ${member.host}`,
      'vrrp_version 3',
      // Adverts must not wait for a busy host: Corosync's do not, either.
      'vrrp_rt_priority 50',
      'script_user root',
      'enable_script_security',
    ]),
    ...block('vrrp_script balancer', [`script "${programs.balancer}"`, 'interval 1', 'fall 1', 'rise 2']),
    ...(heard
      ? block('vrrp_script heard', [
          `script "${programs.heard} ${[heard.need, ...heard.of].join(' ')}"`,
          'interval 1',
          'fall 1',
          'rise 2',
          // Who comes back and hears nobody yet would think itself the only one.
          'init_fail',
        ])
      : []),
    ...block('vrrp_instance addresses', [
      'state BACKUP',
      'nopreempt',
      `interface $${deviceName(0)}`,
      `virtual_router_id ${settings['router-id']}`,
      `priority ${priority(all, member)}`,
      `advert_int ${timers.vrrpAdvert / 1000}`,
      ...(heard
        ? [
            `unicast_src_ip ${ipOf(member)}`,
            'check_unicast_src',
            ...block('unicast_peer', all.filter(({ host }) => host !== member.host).map(ipOf)),
          ]
        : []),
      // Told again after 1 s, and now and then: a neighbour that missed it, or believed somebody else, learns.
      'garp_master_delay 1',
      'garp_master_repeat 3',
      'garp_master_refresh 10',
      'garp_master_refresh_repeat 1',
      ...block(
        'virtual_ipaddress',
        addresses.map(({ ip, network: on }, index) => `${ip}/${prefix(view, on)} dev $${deviceName(index)}`),
      ),
      ...block('track_script', checks),
      `notify ${programs.state}`,
    ]),
    '',
  ].join('\n');
}

/**
 * The last member is the first choice, as under Pacemaker: there the balancers find their first database writer. Evenly apart, because a
 * member waits the longer the less it is preferred: two that stop waiting at the same instant would both take the addresses.
 */
function priority(all: readonly Member[], { host }: Member): number {
  return Math.round((254 * (all.findIndex((one) => one.host === host) + 1)) / all.length);
}

function prefix({ cloud }: View, network: string): number {
  return cloud.networks.find(({ name }) => name === network)!.prefix;
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => `  ${line}`), '}'];
}
