import { text } from '../../locale/text.ts';
import { carriers } from '../carriers.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function keepalivedHealth(view: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return carriers(view)
    .filter(({ host }) => facts.has(host))
    .flatMap(({ host }): Condition[] => {
      const at = { service: 'keepalived', host } as const;
      const { state } = facts.get(host)!;
      if (state === undefined)
        return [{ ...at, code: 'MEMBER_DOWN', severity: 'error', what: text().services.silent('keepalived', host) }];
      if (state !== 'FAULT') return [];
      return [{ ...at, code: 'KEEPALIVED_FAULT', severity: 'warning', what: text().services.keepalived.fault(host) }];
    });
}
