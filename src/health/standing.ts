import type { Condition } from '../services/condition.ts';
import { causesOf } from './causes.ts';
import { identity } from './identity.ts';
import { isHeld, type Memory } from './memory.ts';
import { holds, type Mute, matching } from './mute.ts';

/**
 * A condition, and whether it counts. `counts`: it raises the roll-up · `symptom`: something else that is told explains it ·
 * `muted`: somebody asked not to hear of it · `held`: it has not lasted long enough.
 */
export interface Told extends Condition {
  readonly standing: 'counts' | 'symptom' | 'muted' | 'held';
  /** When it was first seen to stand for itself, in ms since 1970. */
  readonly since: number;
  /** What explains a symptom: code, service and host. */
  readonly because?: readonly string[];
}

export const rollUps = { well: 'HEALTH_OK', warning: 'HEALTH_WARN', error: 'HEALTH_ERR' } as const;
export type RollUp = (typeof rollUps)[keyof typeof rollUps];

/** Says of each condition whether it counts, in the order in which they came. */
export function standings(
  conditions: readonly Condition[],
  { since }: Memory,
  mutes: readonly Mute[],
  now: number,
): Told[] {
  const silenced = new Set(
    mutes.filter((mute) => holds(mute, conditions, now)).flatMap((mute) => matching(mute, conditions)),
  );
  return conditions.map((condition): Told => {
    const first = since[identity(condition)] ?? now;
    const told = { ...condition, since: first };
    const because = causesOf(condition, conditions);
    if (because.length > 0)
      return {
        ...told,
        standing: 'symptom',
        because: because.map(causeText),
      };
    if (silenced.has(condition)) return { ...told, standing: 'muted' };
    return { ...told, standing: isHeld(condition, first, now) ? 'held' : 'counts' };
  });
}

function causeText({ code, service, host }: Condition): string {
  return [code, ...(service === 'host' ? [] : [service]), host].filter(Boolean).join(' ');
}

/** The worst of what counts. */
export function rollUp(told: readonly Told[]): RollUp {
  return rollUps[worst(told.filter(({ standing }) => standing === 'counts'))];
}

export function worst(conditions: readonly Condition[]): keyof typeof rollUps {
  if (conditions.some(({ severity }) => severity === 'error')) return 'error';
  return conditions.length > 0 ? 'warning' : 'well';
}
