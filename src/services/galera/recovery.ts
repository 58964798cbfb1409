import type { Script } from '../../util/script.ts';
import type { Gate } from '../service.ts';
import { coldStart } from './cold-start.ts';
import { synced } from './sql.ts';

/** How far a member is, and whether it serves: what the operator decides from when nothing can be decided without asking. */
export interface Position {
  /** `apart`: it runs, outside a majority · `waiting`: for the others, since its start. */
  readonly state: 'primary' | 'apart' | 'waiting' | 'down';
  /** Of the cluster; zeros when it never was a member of one. */
  readonly uuid: string;
  /** Last transaction that it has; null while it cannot be told. */
  readonly seqno: number | null;
  /** The group that it was a part of last; null after an orderly end. */
  readonly view: View | null;
  /** It ended last, and in good order. */
  readonly safe: boolean;
  /** Who had clients in that group, as it noted while the power was on. */
  readonly note: { readonly view: View | null; readonly writers: readonly string[] } | null;
  /** What it came to with those of the others that answer; null while it serves. */
  readonly said: Verdict | null;
}

interface View {
  readonly id: string;
  readonly seq: number;
  readonly size: number;
}

export interface Verdict {
  readonly act: 'wait' | 'refuse' | 'begin';
  readonly why: Reason;
  readonly leader: string | null;
  /** Hosts that the reason is about. */
  readonly about: readonly string[];
}

export type Reason =
  | 'primary'
  | 'few'
  | 'position'
  | 'unborn'
  | 'strangers'
  | 'all'
  | 'left-last'
  | 'no-view'
  | 'apart'
  | 'minority'
  | 'views'
  | 'writer-unknown'
  | 'writer-missing'
  | 'writers-here';

export const positionLook: Script = { script: `${coldStart} look` };

export function readPosition(output: string): Position {
  return JSON.parse(output) as Position;
}

/** Begins the cluster from a member as it is; does nothing where one is at work. */
export const beginHere: Script = { script: `${coldStart} begin` };

/** Sees to it that a member runs: those that serve take it in, or its keeper starts it anew without the group that is no more. */
export const joinOthers: Script = { script: `${coldStart} join` };

export const serves: Gate = { script: synced, timeoutMs: 300_000 };

/** Adds a line to what was decided about the database on this host. */
export function recordDecision(entry: string): Script {
  return {
    script:
      'mkdir -p /var/lib/quorate/galera && printf "%s\\n" "$entry" >>/var/lib/quorate/galera/begun.ndjson && sync /var/lib/quorate/galera/begun.ndjson',
    params: { entry },
  };
}
