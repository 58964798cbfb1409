import type { Condition } from '../services/condition.ts';
import type { HealthCode } from '../util/health-codes.ts';

/** What an operator asked not to hear of until a time. Kept on the controllers, so that all operators share it. */
export interface Mute {
  readonly code: HealthCode;
  /** Only of this host; of all, when left out. */
  readonly host?: string;
  /** Milliseconds since 1970. A mute that was taken back ends when that was done. */
  readonly until: number;
  readonly because?: string;
  /** Who muted it, and when in ms since 1970: of two controllers that differ, the newer one is right. */
  readonly by: string;
  readonly at: number;
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

/** The mutes as several controllers tell them, one JSON value a line: the newest of each wins. What cannot be read is left out. */
export function readMutes(texts: Iterable<string>): Mute[] {
  const newest = new Map<string, Mute>();
  for (const line of [...texts].flatMap((one) => one.split('\n'))) {
    const mute = parsed(line);
    if (mute && mute.at > (newest.get(muteId(mute))?.at ?? 0)) newest.set(muteId(mute), mute);
  }
  return [...newest.values()].sort((one, other) => muteId(one).localeCompare(muteId(other)));
}

function parsed(line: string): Mute | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isMute(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isMute(value: unknown): value is Mute {
  if (typeof value !== 'object' || value === null) return false;
  const { code, until, at, count } = value as Record<string, unknown>;
  return typeof code === 'string' && [until, at, count].every((one) => typeof one === 'number');
}
