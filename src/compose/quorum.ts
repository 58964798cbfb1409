import type { Group } from './compose.ts';

/** How many members must do their work while one goes away politely, of `count`: a majority where they decide together, else one. */
export function needed(group: Group, count: number): number {
  return decidesTogether(group) && count > 2 ? majority(count) : 1;
}

/**
 * How many members must be left when others die without a word. Of two that decide together neither is a majority: only where fencing
 * breaks the tie does one go on.
 */
export function neededAfterLoss(group: Group): number {
  const count = group.view.members.length;
  if (!decidesTogether(group) || (count === 2 && group.service.pairs === 'fenced')) return 1;
  return majority(count);
}

/** Whether a majority of the group decides. */
export function decidesTogether({ service }: Group): boolean {
  return service.modes.includes('clustered');
}

function majority(count: number): number {
  return Math.floor(count / 2) + 1;
}
