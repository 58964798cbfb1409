import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

/** An applier takes locks from clients at once; what it waits longer for it does not get. */
const STUCK_S = 10;

export function galeraHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const conditions = members.flatMap(({ host }): Condition[] => {
    const seen = facts.get(host);
    if (!seen) return [];
    const at = { service: 'galera', host };
    const { cluster_status: status, local_state_comment: state } = seen;
    if (!status)
      return [{ ...at, code: 'MEMBER_DOWN', severity: 'error', what: text().services.silent('mariadb', host) }];
    if (status !== 'Primary')
      return [
        { ...at, code: 'GALERA_NOT_PRIMARY', severity: 'error', what: text().services.galera.state(host, status) },
      ];
    const waits = Number(seen.applier_waits);
    if (waits >= STUCK_S)
      return [{ ...at, code: 'GALERA_STUCK', severity: 'error', what: text().services.galera.stuck(host, waits) }];
    return state === 'Synced'
      ? []
      : [{ ...at, code: 'GALERA_NOT_SYNCED', severity: 'warning', what: text().services.galera.state(host, state!) }];
  });
  const undecided = members.map(({ host }) => host).filter((host) => facts.get(host)?.verdict);
  if (undecided.length > 0)
    conditions.push({
      ...{ code: 'GALERA_UNDECIDED', severity: 'error', service: 'galera', about: undecided },
      what: text().services.galera.undecided(undecided),
    });
  const sizes = [...facts.values()].flatMap(({ cluster_status: status, cluster_size: size }) =>
    status === 'Primary' ? [Number(size)] : [],
  );
  const size = Math.min(...sizes);
  if (sizes.length === 0 || size >= members.length) return conditions;
  const what = text().services.galera.degraded(size, members.length);
  const about = members.map(({ host }) => host).filter((host) => facts.get(host)?.cluster_status !== 'Primary');
  return [...conditions, { code: 'GALERA_DEGRADED', severity: 'warning', service: 'galera', about, what }];
}
