import type { Arrangement, Group } from '../compose/compose.ts';
import { groupsBehind } from '../compose/needs.ts';
import { neededAfterLoss } from '../compose/quorum.ts';
import { isIdle } from './members.ts';
import type { Status } from './status.ts';

/** What users have of each capability, as far as a look tells. */
export type Have = 'up' | 'down' | 'unknown';

/**
 * A capability is up while every group behind it has as many members at work as it needs, and each address a holder. Where hosts were not
 * seen it may be either: then it is unknown, unless too few would be left even if they all worked.
 */
export function usersHave({ groups }: Arrangement, status: Status): Record<string, Have> {
  const names = [...new Set(groups.flatMap(({ service }) => service.upholds))];
  const states = new Map(groups.map((group) => [group, stateOf(group, status)]));
  return Object.fromEntries(
    names.map((name) => [name, worst(groupsBehind(groups, name).map((one) => states.get(one)!))]),
  );
}

function stateOf(group: Group, { services, conditions, addresses }: Status): Have {
  const { service, view } = group;
  // Nobody looks at it: what it carries is looked at.
  if (!service.probe) return 'up';
  const seen = services[service.id] ?? {};
  const unseen = view.members.filter(({ host }) => (seen[host] ?? 'unknown') === 'unknown').length;
  if (service.id === 'addresses' && Object.values(addresses).some((holders) => holders.length === 0))
    return unseen > 0 ? 'unknown' : 'down';
  const idle = new Set(conditions.filter((one) => one.service === service.id && isIdle(one)).map(({ host }) => host));
  const working = view.members.filter(({ host }) => (seen[host] ?? 'unknown') !== 'unknown' && !idle.has(host)).length;
  const need = neededAfterLoss(group);
  if (working >= need) return 'up';
  return working + unseen >= need ? 'unknown' : 'down';
}

function worst(states: readonly Have[]): Have {
  return (['down', 'unknown'] as const).find((state) => states.includes(state)) ?? 'up';
}
