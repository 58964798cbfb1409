import type { Condition, Facts } from '../../health/condition.ts';
import type { View } from '../service.ts';

export function corosyncHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members.flatMap(({ host }): Condition[] => {
    const seen = facts.get(host);
    if (!seen) return [];
    const at = { service: 'corosync', host };
    if (!seen.quorate)
      return [{ ...at, code: 'MEMBER_DOWN', severity: 'error', what: `corosync does not answer on ${host}` }];
    if (seen.quorate !== 'yes')
      return [
        {
          ...at,
          code: 'COROSYNC_NO_QUORUM',
          severity: 'error',
          what: `${host} sees ${seen.members} of ${members.length} members, no quorum`,
        },
      ];
    if (Number(seen.members) < members.length)
      return [
        {
          ...at,
          code: 'COROSYNC_MEMBER_MISSING',
          severity: 'warning',
          what: `${host} sees ${seen.members} of ${members.length} members`,
        },
      ];
    return [];
  });
}
