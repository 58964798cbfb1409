import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

/**
 * All members see the same cluster, so its resources are judged once, as the first member that answers sees them. Who is alone has nobody
 * to be fenced by.
 */
export function pacemakerHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const conditions: Condition[] = [];
  let judged = false;
  for (const { host } of members) {
    const seen = facts.get(host);
    if (!seen) continue;
    if (!seen.dc) {
      conditions.push({
        code: 'MEMBER_DOWN',
        severity: 'error',
        service: 'pacemaker',
        host,
        what: text().services.pacemaker.alone(host),
      });
    } else if (!judged) {
      judged = true;
      conditions.push(...resources(seen).filter(({ code }) => members.length > 1 || code !== 'FENCING_UNAVAILABLE'));
    }
  }
  return conditions;
}

function resources(seen: Facts): Condition[] {
  return Object.entries(seen).flatMap(([key, state]): Condition[] => {
    if (state !== 'stopped' && state !== 'failed') return [];
    const [kind, id] = key.split(':');
    if (kind === 'fence')
      return [
        {
          code: 'FENCING_UNAVAILABLE',
          severity: 'error',
          service: 'pacemaker',
          object: id!,
          what: text().services.pacemaker.resource(id!, state),
        },
      ];
    if (kind === 'resource')
      return [
        {
          code: 'PACEMAKER_RESOURCE_FAILED',
          severity: 'error',
          service: 'pacemaker',
          object: id!,
          what: text().services.pacemaker.resource(id!, state),
        },
      ];
    return [];
  });
}
