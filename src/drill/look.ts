import type { PowerEvent } from '../lab/rack/journal.ts';
import type { Condition } from '../services/condition.ts';
import type { FencingEvent } from '../services/pacemaker/fencing.ts';

/** One look at the whole cloud, as a drill needs it. Handed in: how to look is not a drill's business. */
export interface DrillLook {
  /** What is wrong. Empty: all is well. */
  readonly conditions: readonly Condition[];
  /** Hosts on which each virtual address was seen, by the address's name. */
  readonly holders: Readonly<Record<string, readonly string[]>>;
  /** The host that database sessions go to, if it could be seen. */
  readonly databaseWriter?: string;
  /** The host that decides for the cluster, if it could be seen. */
  readonly dc?: string;
  /** Members at work by service, as n/m. */
  readonly members: Readonly<Record<string, string>>;
}

/** Where a drill looks. Each may throw: what could not be seen is recorded as such. */
export interface Looker {
  look(): Promise<DrillLook>;
  /** The host that leads most message queues; asked only when it is to be hit. */
  queueLeader(): Promise<string | undefined>;
  /** Fencing since then, oldest first. */
  fencingEvents(since: number): Promise<readonly FencingEvent[]>;
  /** Power switches since then, oldest first. */
  powerEvents(since: number): Promise<readonly PowerEvent[]>;
}
