import { haproxyTime } from '../../formats/haproxy.ts';
import type { Listener } from '../contribution.ts';
import type { View } from '../service.ts';
import { endsSessions, givesUp, isRelayed, relayTo } from './relay.ts';
import { backTls } from './tls.ts';

/** Where a member is, when it counts as down, and what is done then. */
export function server(listener: Listener, { host, ip }: Listener['members'][number], view: View): string {
  const { name, port, protocol, check, concurrency } = listener;
  const { timers } = view;
  const often = haproxyTime(timers.haproxyCheck);
  const relayed = isRelayed(listener, view);
  const http = protocol === 'http';
  return [
    relayed ? `${relayTo(name, host)} addr ${ip}` : `${ip}:${port}`,
    `check port ${check.port ?? port}`,
    // A check has no more than its interval to connect.
    http
      ? `inter ${haproxyTime(timers.apiConnect)} fastinter ${often} downinter ${often}`
      : `inter ${often} fastinter ${haproxyTime(timers.haproxyRecheck)}`,
    `fall ${timers.haproxyFall} rise ${timers.haproxyRise}`,
    // One that refuses is always free, and would get every request while the others are busy: it is taken out before a check fails.
    ...(http ? ['observe layer4 error-limit 3 on-error mark-down'] : []),
    // Of an API, its relay does.
    ...(http && relayed ? [] : [endsSessions]),
    ...(relayed ? [] : [givesUp(view)]),
    ...(concurrency === undefined ? [] : [`maxconn ${concurrency}`]),
    ...(http ? backTls(view, host) : []),
  ].join(' ');
}
