import type { Gate } from '../services/service.ts';
import type { Script } from '../util/script.ts';

/** What would change, in an order that is safe; an empty list means that all is as declared. */
export interface Plan {
  readonly cloud: string;
  readonly revision: string;
  readonly steps: readonly Step[];
}

/** One idempotent act on one host, as data. */
export interface Step {
  /** Such as `unit haproxy.service@ctl1`. */
  readonly id: string;
  readonly service: string;
  readonly host: string;
  readonly verb: Verb;
  /** What it is done to, for people. */
  readonly object: string;
  /** Details, a line each: the files written, the packages installed. */
  readonly details: readonly string[];
  /** Ids of the steps that must be done first. */
  readonly needs: readonly string[];
  /** Looked at again just before acting, on each of these hosts: one success means that it is done already. */
  readonly look?: { readonly script: Script; readonly hosts: readonly string[] };
  readonly act: Script;
  readonly timeoutMs: number;
  readonly gate?: Gate;
}

/** A step before its place in the order is known. */
export type Planned = Omit<Step, 'needs'>;

export type Verb = 'install' | 'write' | 'start' | 'restart' | 'reload' | 'enable' | 'converge';
