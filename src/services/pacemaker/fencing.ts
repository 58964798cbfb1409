import type { Facts } from '../condition.ts';

/** A host was fenced, as the cluster's own history tells. `at` is milliseconds since 1970, of a clock that may count whole seconds. */
export interface FencingEvent {
  readonly at: number;
  readonly host: string;
  /** The host that carried it out, where it is known. */
  readonly by?: string;
  readonly action: 'off' | 'reboot' | 'on';
  readonly outcome: 'done' | 'failed';
}

/** One entry of the fact `fencing`. */
interface FencingFact {
  readonly target: string;
  readonly action: FencingEvent['action'];
  readonly by?: string;
  readonly status: string;
  readonly completed?: string;
}

/** The fact `fencing`, from Pacemaker's own history. */
export function fencingFact(history: readonly Record<string, string>[]): string {
  const events = history.map((event) => ({
    target: event['@target'],
    action: event['@action'],
    by: event['@delegate'],
    status: event['@status'],
    completed: event['@completed'],
  }));
  return JSON.stringify(events);
}

/** Past fencing as the members tell it, oldest first; each of them tells all of it. */
export function fencingHistory(facts: ReadonlyMap<string, Facts> | undefined): FencingEvent[] {
  const told = [...(facts?.values() ?? [])].flatMap(({ fencing }) => JSON.parse(fencing ?? '[]') as FencingFact[]);
  return told
    .filter(({ status, completed }) => status !== 'pending' && completed)
    .map(
      ({ target, action, by, status, completed }): FencingEvent => ({
        at: Date.parse(completed!),
        host: target,
        ...(by ? { by } : {}),
        action,
        outcome: status === 'success' ? 'done' : 'failed',
      }),
    )
    .sort((a, b) => a.at - b.at);
}

/** The fact of a resource that fences: the host that watches it, stopped or failed; undefined when the cluster knows of none. */
export function deviceState(facts: ReadonlyMap<string, Facts> | undefined, id: string): string | undefined {
  return [...(facts?.values() ?? [])].map((seen) => seen[`fence:${id}`]).find((state) => state !== undefined);
}
