import { type HaproxySection, haproxyTime } from '../../formats/haproxy.ts';
import type { Timers } from '../../timing/timers.ts';
import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';
import { givesUp } from './relay.ts';
import { server } from './server.ts';
import type { HaproxySettings } from './settings.ts';
import { binds } from './sockets.ts';
import { frontTls } from './tls.ts';

/** One balanced port. HTTP is encrypted towards clients and towards members, and read in between; TCP passes through as it is. */
export function listen(listener: Listener, view: View<HaproxySettings>): HaproxySection {
  const { timers } = view;
  const { name, protocol, members, balance, check, idleTimeout, repeatable, heavy } = listener;
  const http = protocol === 'http';
  const single = balance === 'single-writer';
  return {
    head: `listen ${name}`,
    lines: [
      `mode ${protocol}`,
      // Transparent: what a client is still owed leaves under the address even when that has just gone from this host, as it does when the
      // host leaves the cloud. The kernel keeps it back else, and the client waits for its own time limit.
      ...binds(listener, view, `transparent ${givesUp(view)}${http ? frontTls(view) : ''}`),
      `timeout client ${haproxyTime(idleTimeout)}`,
      `timeout server ${haproxyTime(idleTimeout)}`,
      ...(http
        ? [`timeout connect ${haproxyTime(timers.apiConnect)}`, `timeout check ${haproxyTime(timers.apiCheck)}`]
        : []),
      'option httpchk',
      `http-check send meth GET uri ${check.path}`,
      'http-check expect status 200',
      ...(protocol === 'tcp'
        ? ['option tcplog', ...probed(timers)]
        : ['option httplog', 'option forwardfor', 'option http-server-close', ...retries(repeatable), ...first(heavy)]),
      // One entry, shared by all balancers: whoever was chosen stays, and a member that returns does not take over again. There is room
      // for more: a full table forgets its entry whenever a session begins, until that is connected.
      // One that does not take a session at once may still be written to by others: only failed checks choose another.
      ...(single
        ? ['stick-table type ip size 1k peers quorate', 'stick on dst', 'no option redispatch']
        : ['balance roundrobin']),
      ...members.map(
        (member, index) =>
          `server ${member.host} ${server(listener, member, view)}${single && index > 0 ? ' backup' : ''}`,
      ),
    ],
  };
}

/** A member that dies with a request in hand does not fail it, where it does no harm to ask again. */
function retries(repeatable: readonly string[] = []): string[] {
  const harmless = ['METH_GET', ...(repeatable.length > 0 ? [`{ path ${repeatable.join(' ')} }`] : [])];
  return ['retry-on conn-failure empty-response', `http-request disable-l7-retry unless ${harmless.join(' or ')}`];
}

/**
 * After a takeover everybody asks at once. A request that takes several times the work of the others is then answered last of all, where a
 * moment's precedence costs the others little. By time, not by class: it never keeps anybody waiting for longer than that.
 */
function first(heavy: readonly string[] = []): string[] {
  if (heavy.length === 0) return [];
  return [`http-request set-priority-offset int(-1000) if METH_POST { path ${heavy.join(' ')} }`];
}

/**
 * A client whose address has moved away from here comes again elsewhere, and what it answers to this session goes there, too. Unasked, the
 * kernel would keep it for two hours, and with it a connection that the database could give to somebody.
 */
function probed({ haproxyTcpUser: vanished }: Timers): string[] {
  return ['option clitcpka', `clitcpka-idle ${haproxyTime(2 * vanished)}`, `clitcpka-intvl ${haproxyTime(vanished)}`];
}
