import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function keystoneHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  return members
    .filter(({ host }) => facts.has(host) && facts.get(host)?.http !== '200')
    .map(
      ({ host }): Condition => ({
        code: 'MEMBER_DOWN',
        severity: 'error',
        service: 'keystone',
        host,
        what: text().services.keystone.answers(host, facts.get(host)?.http),
      }),
    );
}
