import type { Group } from './compose.ts';

/** The groups that uphold a capability, and all that they rely on. */
export function groupsBehind(groups: readonly Group[], capability: string): Group[] {
  const byId = new Map(groups.map((group) => [group.service.id, group]));
  const found = new Set<Group>();
  const add = (group: Group): void => {
    if (found.has(group)) return;
    found.add(group);
    for (const id of group.service.reliesOn ?? []) {
      const other = byId.get(id);
      if (other) add(other);
    }
  };
  for (const group of groups) if (group.service.upholds.includes(capability)) add(group);
  return groups.filter((group) => found.has(group));
}
