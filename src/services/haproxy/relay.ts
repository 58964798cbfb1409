import { type HaproxySection, haproxyTime } from '../../formats/haproxy.ts';
import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';
import { haproxyTls } from './tls.ts';

/**
 * Whether the listener reaches its members through relays. An API without TLS does not: a relay takes every connection at once, and only
 * a handshake with the member itself tells the listener that it is there.
 */
export function isRelayed({ protocol }: Listener, view: View): boolean {
  return protocol === 'tcp' || haproxyTls(view) !== undefined;
}

/** Where this host's balancer finds its own relay to a member. */
export function relayTo(listener: string, host: string): string {
  return `abns@${listener}-${host}`;
}

/** What becomes of sessions with a member that is marked down: they would hang with it else, as long as it does. */
export const endsSessions = 'on-marked-down shutdown-sessions';

/** When a connection to a client or member that vanished is given up. */
export function givesUp({ timers }: View): string {
  return `tcp-ut ${haproxyTime(timers.haproxyTcpUser)}`;
}

/**
 * A listener reaches each member through one of these, within the process: docs/adr/0013 and 0015.
 *
 * Of a database: HAProxy 3.0 forgets the client of a session that it ends while that still connects: neither answered nor closed, it waits
 * for its own read limit (15 s of Keystone, with every thread). To a relay a session is connected at once, so ending it always reaches the
 * client; the relay gives up connecting when nobody waits any more. 2.6 and 3.2 do not need it.
 *
 * Of an API: a session that the listener ends when a member is marked down is the client's failure. One that the relay ends is the member's,
 * and the listener asks another. What still connects, the listener's own limit for the handshake ends.
 */
export function relays(listener: Listener, view: View): HaproxySection[] {
  if (!isRelayed(listener, view)) return [];
  const { name, port, protocol, members, idleTimeout } = listener;
  const http = protocol === 'http';
  return members.map(({ host, ip }) => ({
    head: `listen ${name}-${host}`,
    lines: [
      'mode tcp',
      `bind ${relayTo(name, host)}`,
      `timeout client ${haproxyTime(idleTimeout)}`,
      `timeout server ${haproxyTime(idleTimeout)}`,
      // A refusal is the listener's to deal with, at once.
      ...(http ? [`timeout connect ${haproxyTime(view.timers.apiConnect)}`, 'retries 0'] : []),
      // The listener logs each session; this, which could not connect.
      'option tcplog',
      'option dontlog-normal',
      'option srvtcpka',
      'no option redispatch',
      ['server', host, `${ip}:${port}`, ...(http ? [`track ${name}/${host}`, endsSessions] : []), givesUp(view)].join(
        ' ',
      ),
    ],
  }));
}
