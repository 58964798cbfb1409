import type { Condition } from '../services/condition.ts';
import type { HealthCode } from '../util/health-codes.ts';
import { causesOf } from './causes.ts';
import { identity } from './identity.ts';

/** What is remembered from one look to the next. Times are milliseconds since 1970. */
export interface Memory {
  /** When each condition of the last look was first seen to stand for itself, by its identity. */
  readonly since: Readonly<Record<string, number>>;
  /**
   * When each host was last seen to be fenced: the cluster itself forgets when all of it stops. Under `ctl1/pdu` when that was known to be
   * by that level, which the cluster does not tell.
   */
  readonly fenced: Readonly<Record<string, number>>;
}

/** A host was switched off, with success; by that level, where it is known. */
export interface Fenced {
  readonly host: string;
  readonly level?: string;
  readonly at: number;
}

export const blank: Memory = { since: {}, fenced: {} };

const minute = 60_000;

/**
 * How long a warning must last before it counts, in ms: what a start, a return or a trial brings and takes away again by itself.
 * Errors always count at once: they may mean that users wait. What is not named counts at once, too.
 */
const patience: Partial<Record<HealthCode, number>> = {
  // A restart.
  MEMBER_DOWN: 10_000,
  HAPROXY_SERVER_DOWN: 10_000,
  KEEPALIVED_FAULT: 10_000,
  COROSYNC_MEMBER_MISSING: 10_000,
  GALERA_DEGRADED: 10_000,
  RABBITMQ_DEGRADED: 10_000,
  // A state transfer of a small database takes 15 s.
  GALERA_NOT_SYNCED: minute,
  // A trial of firewall rules lasts one minute.
  FIREWALL_UNCONFIRMED: 90_000,
  // chrony takes some polls after a boot.
  CLOCK_UNSYNCED: 5 * minute,
  TIME_SOURCE_MISSING: 10 * minute,
};

/** How long a warning with this code must last before it counts, in ms. */
export function patienceFor(code: HealthCode): number {
  return patience[code] ?? 0;
}

/** Whether a condition has not lasted long enough to count. */
export function isHeld({ code, severity }: Condition, since: number, now: number): boolean {
  return severity === 'warning' && now - since < patienceFor(code);
}

/**
 * The memory after a look: what is there keeps its beginning, what is gone is forgotten. A symptom begins when its cause is gone: it may
 * outlast it by a moment.
 */
export function remember(
  { since, fenced }: Memory,
  conditions: readonly Condition[],
  seenFenced: readonly Fenced[],
  now: number,
): Memory {
  const alone = conditions.filter((one) => causesOf(one, conditions).length === 0);
  const kept = alone.map((one) => [identity(one), since[identity(one)] ?? now] as const);
  return { since: Object.fromEntries(kept), fenced: latestOf(fenced, seenFenced) };
}

/** Under which name it is remembered that a host was fenced by a level. */
export function provenName(host: string, level: string): string {
  return `${host}/${level}`;
}

/** When each host was last fenced, with what was seen of it now. */
export function latestOf(fenced: Memory['fenced'], seen: readonly Fenced[]): Memory['fenced'] {
  const latest = { ...fenced };
  for (const { host, level, at } of seen)
    for (const name of level ? [host, provenName(host, level)] : [host]) latest[name] = Math.max(at, latest[name] ?? 0);
  return latest;
}
