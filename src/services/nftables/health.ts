import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function nftablesHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members
    .filter(({ host }) => facts.has(host))
    .flatMap(({ host }): Condition[] => {
      const at = { severity: 'warning', service: 'nftables', host } as const;
      const { table, trial } = facts.get(host)!;
      if (!table)
        return [{ ...at, code: 'FIREWALL_OFF', what: `${host} lets everybody in: its firewall is not loaded` }];
      if (!trial) return [];
      return [{ ...at, code: 'FIREWALL_UNCONFIRMED', what: `the firewall rules of ${host} are on trial` }];
    });
}
