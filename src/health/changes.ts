import type { Condition } from '../services/condition.ts';
import { identity } from './identity.ts';
import type { Status } from './status.ts';

/** What became of a condition that counts, or did: from one look to the next. */
export interface Change {
  readonly type: 'failed' | 'changed' | 'cleared';
  readonly condition: Condition;
}

/** What counts now and did not, what is told in other words or is worse, and what no longer counts: gone, muted, or explained by another. */
export function changes(before: Status, after: Status): Change[] {
  const [had, has] = [counting(before), counting(after)];
  const failed = [...has]
    .filter(([id]) => !had.has(id))
    .map(([, condition]) => ({ type: 'failed', condition }) as const);
  const changed = [...has]
    .filter(([id, { what, severity }]) => {
      const former = had.get(id);
      return former && (former.what !== what || former.severity !== severity);
    })
    .map(([, condition]) => ({ type: 'changed', condition }) as const);
  const cleared = [...had]
    .filter(([id]) => !has.has(id))
    .map(([, condition]) => ({ type: 'cleared', condition }) as const);
  return [...cleared, ...failed, ...changed];
}

function counting({ conditions }: Status): Map<string, Status['conditions'][number]> {
  return new Map(conditions.filter(({ standing }) => standing === 'counts').map((one) => [identity(one), one]));
}
