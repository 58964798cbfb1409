import type { CanaryId } from './config.ts';
import type { Spans } from './spans.ts';

/** What the canary process prints, one JSON document a line, and the run directory keeps. Times are milliseconds since 1970. */
export type CanaryRecord = Answer | Stall | ReadBack | Messages | Owner | OwnerUnseen | Ended;

/** What became of one request. */
export interface Answer {
  readonly type: 'answer';
  readonly canary: CanaryId;
  /** Counts from 0 without gaps. */
  readonly seq: number;
  /** When it was due. Everything is judged from here, so that a late sender cannot hide a slow answer. */
  readonly scheduled: number;
  readonly sent: number;
  readonly done: number;
  readonly outcome: 'ok' | 'error' | 'timeout';
  /** From `scheduled` to `done`: how long a user waited. */
  readonly ms: number;
  readonly error?: string;
  /** Who answered, where the answer tells. */
  readonly server?: string;
}

/** The canary process itself did not run for `ms`, until `at`. */
export interface Stall {
  readonly type: 'stall';
  readonly at: number;
  readonly ms: number;
}

/** Which rows of this run the database holds after the drill: spans of `seq`, both ends included. */
export interface ReadBack {
  readonly type: 'read-back';
  readonly canary: 'database-write';
  readonly at: number;
  readonly rows: Spans;
  /** Present when the rows could not be read: `rows` then says nothing. */
  readonly error?: string;
}

/** What became of the messages, after the drill: spans of `seq`. */
export interface Messages {
  readonly type: 'messages';
  readonly at: number;
  /** Those that the broker promised to keep. */
  readonly confirmed: Spans;
  /** Those that arrived, at whatever time… */
  readonly delivered: Spans;
  /** …and those that did so more than once. */
  readonly repeated: Spans;
  /** Present when the queue could not be emptied: what is missing then may still be in it. */
  readonly error?: string;
}

/** A host answered that it has a virtual address: there, a client's packets would go. */
export interface Owner {
  readonly type: 'owner';
  readonly at: number;
  /** The address's name. */
  readonly address: string;
  readonly mac: string;
  /** Whose card that is, where it is known. */
  readonly host?: string;
}

/** From here on nobody asked who has the address. */
export interface OwnerUnseen {
  readonly type: 'owner-unseen';
  readonly at: number;
  readonly address: string;
  readonly error: string;
}

/** The last record of a process that ended as it should. Without it the history is incomplete. */
export interface Ended {
  readonly type: 'ended';
  readonly at: number;
  readonly requests: Readonly<Partial<Record<CanaryId, number>>>;
}

export type Emit = (record: CanaryRecord) => void;
