import { type HaproxySection, haproxyTime } from '../../formats/haproxy.ts';
import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';
import { relayTo } from './relay.ts';
import type { HaproxySettings } from './settings.ts';
import { backTls, frontTls } from './tls.ts';

/** One balanced port. HTTP is encrypted towards clients and towards members, and read in between; TCP passes through as it is. */
export function listen(listener: Listener, view: View<HaproxySettings>): HaproxySection {
  const { cloud, timers } = view;
  const { name, addresses, port, protocol, members, balance, check, concurrency, idleTimeout } = listener;
  const http = protocol === 'http';
  const often = haproxyTime(timers.haproxyCheck);
  const checked = [
    'check',
    ...(check.port ? [`port ${check.port}`] : []),
    // A check has no more than its interval to connect.
    http
      ? `inter ${haproxyTime(timers.apiConnect)} fastinter ${often} downinter ${often}`
      : `inter ${often} fastinter ${haproxyTime(timers.haproxyRecheck)}`,
    `fall ${timers.haproxyFall}`,
    `rise ${timers.haproxyRise}`,
    // A member that fails its check may still hold connections open: end them, so that clients come back at once.
    'on-marked-down shutdown-sessions',
    ...(http ? [`tcp-ut ${haproxyTime(timers.haproxyTcpUser)}`] : []),
    ...(concurrency === undefined ? [] : [`maxconn ${concurrency}`]),
  ].join(' ');
  const single = balance === 'single-writer';
  const at = ({ host, ip }: Listener['members'][number]) =>
    http ? `${ip}:${port}` : `${relayTo(name, host)} addr ${ip}`;
  return {
    head: `listen ${name}`,
    lines: [
      `mode ${protocol}`,
      // Transparent: what a client is still owed leaves under the address even when that has just gone from this host, as it does when the
      // host leaves the cloud. The kernel keeps it back else, and the client waits for its own time limit.
      ...addresses.map(
        (one) =>
          `bind ${cloud.addresses.find((address) => address.name === one)!.ip}:${port} transparent tcp-ut ${haproxyTime(timers.haproxyTcpUser)}${http ? frontTls(view) : ''}`,
      ),
      `timeout client ${haproxyTime(idleTimeout)}`,
      `timeout server ${haproxyTime(idleTimeout)}`,
      ...(http
        ? [`timeout connect ${haproxyTime(timers.apiConnect)}`, `timeout check ${haproxyTime(timers.apiCheck)}`]
        : []),
      'option httpchk',
      `http-check send meth GET uri ${check.path}`,
      'http-check expect status 200',
      ...(protocol === 'tcp'
        ? ['option tcplog', 'option clitcpka']
        : ['option httplog', 'option forwardfor', 'option http-server-close']),
      // One entry, shared by all balancers: whoever was chosen stays, and a member that returns does not take over again. There is room
      // for more: a full table forgets its entry whenever a session begins, until that is connected.
      // One that does not take a session at once may still be written to by others: only failed checks choose another.
      ...(single
        ? ['stick-table type ip size 1k peers quorate', 'stick on dst', 'no option redispatch']
        : ['balance roundrobin']),
      ...members.map(
        (member, index) =>
          `server ${member.host} ${at(member)} ${checked}${http ? backTls(view, member.host) : ''}${single && index > 0 ? ' backup' : ''}`,
      ),
    ],
  };
}
