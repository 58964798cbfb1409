import type { Condition, Facts } from '../../health/condition.ts';
import type { View } from '../service.ts';

export function haproxyHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members.flatMap(({ host }): Condition[] => {
    const seen = facts.get(host);
    if (!seen) return [];
    const states = Object.entries(seen).filter(([key]) => key.includes('/'));
    if (states.length === 0)
      return [
        {
          code: 'MEMBER_DOWN',
          severity: 'error',
          service: 'haproxy',
          host,
          what: `haproxy on ${host} does not answer`,
        },
      ];
    return states
      .filter(([, state]) => state?.startsWith('DOWN'))
      .map(([key]): Condition => {
        const [proxy, server] = key.split('/');
        return server === 'BACKEND'
          ? {
              code: 'HAPROXY_BACKEND_DOWN',
              severity: 'error',
              service: 'haproxy',
              host,
              what: `${host} sees no member of ${proxy}`,
            }
          : {
              code: 'HAPROXY_SERVER_DOWN',
              severity: 'warning',
              service: 'haproxy',
              host,
              what: `${host} sees ${proxy} on ${server} as down`,
            };
      });
  });
}
