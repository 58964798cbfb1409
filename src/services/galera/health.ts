import type { Condition, Facts } from '../../health/condition.ts';
import type { View } from '../service.ts';

export function galeraHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members.flatMap(({ host }): Condition[] => {
    const seen = facts.get(host);
    if (!seen) return [];
    const at = { service: 'galera', host };
    if (!seen.cluster_status)
      return [{ ...at, code: 'MEMBER_DOWN', severity: 'error', what: `mariadb on ${host} does not answer` }];
    if (seen.cluster_status !== 'Primary')
      return [{ ...at, code: 'GALERA_NOT_PRIMARY', severity: 'error', what: `${host} is ${seen.cluster_status}` }];
    if (seen.local_state_comment !== 'Synced' || Number(seen.cluster_size) < members.length)
      return [
        {
          ...at,
          code: 'GALERA_NOT_SYNCED',
          severity: 'warning',
          what: `${host} is ${seen.local_state_comment}, ${seen.cluster_size} of ${members.length} members`,
        },
      ];
    return [];
  });
}
