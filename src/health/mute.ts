import { type Note, readNotes } from '../plan/notes.ts';
import type { Condition } from '../services/condition.ts';
import type { HealthCode } from '../util/health-codes.ts';

/** What an operator asked not to hear of until a time. */
export interface Mute extends Note {
  readonly code: HealthCode;
  /** Only of this host; of all, when left out. */
  readonly host?: string;
  /** Milliseconds since 1970. A mute that was taken back ends when that was done. */
  readonly until: number;
  readonly because?: string;
  /** How bad it was then. What gets worse is heard again. */
  readonly count: number;
  readonly severity: Condition['severity'];
}

/** One mute per code and host. */
export function muteId({ code, host }: Pick<Mute, 'code' | 'host'>): string {
  return host === undefined ? code : `${code}@${host}`;
}

/** The conditions that a mute speaks of. */
export function matching<T extends Condition>(
  { code, host }: Pick<Mute, 'code' | 'host'>,
  conditions: readonly T[],
): T[] {
  return conditions.filter(
    (one) => one.code === code && (host === undefined || (one.host ?? one.about?.join()) === host),
  );
}

/** How bad it is now, as a mute remembers it. What is not there yet may come once, as an error. */
export function badness(
  of: Pick<Mute, 'code' | 'host'>,
  conditions: readonly Condition[],
): Pick<Mute, 'count' | 'severity'> {
  const now = matching(of, conditions);
  const mild = now.length > 0 && now.every(({ severity }) => severity === 'warning');
  return { count: Math.max(1, now.length), severity: mild ? 'warning' : 'error' };
}

/** A mute that still holds: not over, and what it speaks of has not become worse. */
export function holds(mute: Mute, conditions: readonly Condition[], now: number): boolean {
  if (now >= mute.until) return false;
  const current = matching(mute, conditions);
  const worse = mute.severity === 'warning' && current.some(({ severity }) => severity === 'error');
  return current.length <= mute.count && !worse;
}

/** The mutes as the controllers tell them; ended ones, too. */
export function readMutes(texts: Iterable<string>): Mute[] {
  return readNotes<Mute>(
    texts,
    ({ code, until, count }) => typeof code === 'string' && [until, count].every((one) => typeof one === 'number'),
    muteId,
  );
}
