import { type HaproxySection, haproxyTime } from '../../formats/haproxy.ts';
import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';

/** Where this host's balancer finds its own relay to a member. */
export function relayTo(listener: string, host: string): string {
  return `abns@${listener}-${host}`;
}

/**
 * A TCP listener reaches each member through one of these, within the process. HAProxy 3.0 forgets the client of a session that it ends
 * while that still connects: neither answered nor closed, it waits for its own read limit (15 s of Keystone, with every thread). To a relay
 * a session is connected at once, so ending it always reaches the client; the relay gives up connecting when nobody waits any more.
 * 2.6 and 3.2 do not need it: docs/adr/0013.
 */
export function relays({ name, port, protocol, members, idleTimeout }: Listener, { timers }: View): HaproxySection[] {
  if (protocol !== 'tcp') return [];
  return members.map(({ host, ip }) => ({
    head: `listen ${name}-${host}`,
    lines: [
      'mode tcp',
      `bind ${relayTo(name, host)}`,
      `timeout client ${haproxyTime(idleTimeout)}`,
      `timeout server ${haproxyTime(idleTimeout)}`,
      // The listener logs each session; this, which could not connect.
      'option tcplog',
      'option dontlog-normal',
      'option srvtcpka',
      'no option redispatch',
      `server ${host} ${ip}:${port} tcp-ut ${haproxyTime(timers.haproxyTcpUser)}`,
    ],
  }));
}
