import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function galeraHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const conditions = members.flatMap(({ host }): Condition[] => {
    const seen = facts.get(host);
    if (!seen) return [];
    const at = { service: 'galera', host };
    const { cluster_status: status, local_state_comment: state } = seen;
    if (!status) return [{ ...at, code: 'MEMBER_DOWN', severity: 'error', what: `mariadb on ${host} does not answer` }];
    if (status !== 'Primary')
      return [{ ...at, code: 'GALERA_NOT_PRIMARY', severity: 'error', what: `${host} is ${status}` }];
    return state === 'Synced'
      ? []
      : [{ ...at, code: 'GALERA_NOT_SYNCED', severity: 'warning', what: `${host} is ${state}` }];
  });
  const sizes = [...facts.values()].flatMap(({ cluster_status: status, cluster_size: size }) =>
    status === 'Primary' ? [Number(size)] : [],
  );
  const size = Math.min(...sizes);
  if (sizes.length === 0 || size >= members.length) return conditions;
  const what = `${size} of ${members.length} members are in the primary component`;
  const about = members.map(({ host }) => host).filter((host) => facts.get(host)?.cluster_status !== 'Primary');
  return [...conditions, { code: 'GALERA_DEGRADED', severity: 'warning', service: 'galera', about, what }];
}
