import type { ComposedGroup } from '../compose/compose.ts';
import { needed } from '../compose/quorum.ts';

/** What a step that takes a member away does to its group and to users. */
export interface Effect {
  /** Members that stay, of how many, and how many are needed. */
  readonly stay: number;
  readonly of: number;
  readonly need: number;
  /** Milliseconds that users of a capability notice, by capability; empty where those who stay stand in. */
  readonly interruption: Readonly<Record<string, number>>;
}

/** The effect of one member of the group being away for `awayMs`, the others being well. */
export function effectOf(group: ComposedGroup, awayMs: number): Effect {
  const count = group.view.members.length;
  const need = needed(group, count);
  const noticed = count - 1 < need;
  return {
    stay: count - 1,
    of: count,
    need,
    interruption: noticed ? Object.fromEntries(group.service.upholds.map((capability) => [capability, awayMs])) : {},
  };
}
