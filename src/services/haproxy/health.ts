import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import { contributionsOf } from '../contribution.ts';
import type { View } from '../service.ts';

/** Of listeners; relays behind them follow. A member that is down is told once, with the balancers that see it so: it is not they who are ill. */
export function haproxyHealth({ members, contributions }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const listeners = new Set(contributionsOf(contributions, 'listener').map(({ name }) => name));
  const conditions: Condition[] = [];
  const seenDown = new Map<string, string[]>();
  for (const { host } of members) {
    const seen = facts.get(host);
    if (!seen) continue;
    if (seen.ends)
      conditions.push({
        code: 'CERTIFICATE_EXPIRING',
        severity: 'warning',
        service: 'haproxy',
        host,
        what: text().services.haproxy.expiring(host, seen.ends),
      });
    const states = Object.entries(seen).filter(([key]) => listeners.has(key.split('/')[0]!));
    if (states.length === 0)
      conditions.push({
        code: 'MEMBER_DOWN',
        severity: 'error',
        service: 'haproxy',
        host,
        what: text().services.silent('haproxy', host),
      });
    for (const [key, state] of states)
      if (state?.startsWith('DOWN')) seenDown.set(key, [...(seenDown.get(key) ?? []), host]);
  }
  return [...conditions, ...[...seenDown].map(([key, balancers]) => downCondition(key, balancers))];
}

function downCondition(key: string, balancers: readonly string[]): Condition {
  const [proxy, server] = key.split('/');
  return server === 'BACKEND'
    ? {
        code: 'HAPROXY_BACKEND_DOWN',
        severity: 'error',
        service: 'haproxy',
        object: proxy!,
        what: text().services.haproxy.backendDown(balancers, proxy!),
      }
    : {
        code: 'HAPROXY_SERVER_DOWN',
        severity: 'warning',
        service: 'haproxy',
        about: [server!],
        object: proxy!,
        what: text().services.haproxy.serverDown(balancers, proxy!, server!),
      };
}
