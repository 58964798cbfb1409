import type { Condition } from '../services/condition.ts';
import type { PowerEvent } from '../lab/rack/journal.ts';

/** One look at the whole cloud, as a drill needs it. Handed in: how to look is not a drill's business. */
export interface DrillLook {
  /** What is wrong. Empty: all is well. */
  readonly conditions: readonly Condition[];
  /** Hosts on which each virtual address was seen, by the address's name. */
  readonly holders: Readonly<Record<string, readonly string[]>>;
  /** The host that database sessions go to, if it could be seen. */
  readonly databaseWriter?: string;
  /** Members at work by service, as n/m. */
  readonly members: Readonly<Record<string, string>>;
}

/** A host was fenced, as the cluster's own history tells. `at` is milliseconds since 1970, of a clock that may count whole seconds. */
export interface FencingEvent {
  readonly at: number;
  readonly host: string;
  /** The host that carried it out, where it is known. */
  readonly by?: string;
  readonly action: 'off' | 'reboot' | 'on';
  readonly outcome: 'done' | 'failed';
}

/** Where a drill looks. Each may throw: what could not be seen is recorded as such. */
export interface Looker {
  look(): Promise<DrillLook>;
  /** Fencing since then, oldest first. */
  fencingEvents(since: number): Promise<readonly FencingEvent[]>;
  /** Power switches since then, oldest first. */
  powerEvents(since: number): Promise<readonly PowerEvent[]>;
}
