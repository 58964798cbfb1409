import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function nftablesHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members
    .filter(({ host }) => facts.has(host))
    .flatMap(({ host }): Condition[] => {
      const at = { severity: 'warning', service: 'nftables', host } as const;
      const { table, trial } = facts.get(host)!;
      if (!table) return [{ ...at, code: 'FIREWALL_OFF', what: text().services.nftables.off(host) }];
      if (!trial) return [];
      return [{ ...at, code: 'FIREWALL_UNCONFIRMED', what: text().services.nftables.unconfirmed(host) }];
    });
}
