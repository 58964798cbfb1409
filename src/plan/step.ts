import type { Words } from '../locale/text.ts';
import type { Drain, Gate } from '../services/service.ts';
import type { Script } from '../util/script.ts';
import type { FileDiff } from './diff.ts';
import type { Effect } from './effect.ts';

/** What would change, in an order that is safe; no steps means that all is as declared. */
export interface Plan {
  readonly cloud: string;
  readonly revision: string;
  /** Each after all that it needs. */
  readonly steps: readonly Step[];
  /** Names for "all of these", so that edges stay linear in hosts: steps and other such names. */
  readonly barriers: Readonly<Record<string, readonly string[]>>;
}

/** One idempotent act on one host, as data. In order: look, guard, drain, release, act, gate, back, record. */
export interface Step {
  /** Such as `unit haproxy.service@ctl1`. */
  readonly id: string;
  readonly service: string;
  readonly host: string;
  readonly verb: Verb;
  /** What it is done to, for people. */
  readonly object: Words;
  /** Details, a line each: the files written, the packages installed. */
  readonly details: readonly string[];
  /** What changes in files, secrets masked. */
  readonly diffs?: readonly FileDiff[];
  /** What users notice; absent where nothing can be noticed. */
  readonly effect?: Effect;
  /** Steps and barriers that must be done first. */
  readonly needs: readonly string[];
  /** Looked at again just before acting, on each of these hosts: one success means that it is done already. */
  readonly look?: { readonly script: Script; readonly hosts: readonly string[] };
  /** Looked at just before a member is taken down: refused unless so many of the others do their work. */
  readonly guard?: Guard;
  /** Balancers that are told before and after. */
  readonly drain?: { readonly hosts: readonly string[]; readonly drains: readonly Drain[] };
  /** Lets clients go that members still have then. */
  readonly release?: readonly { readonly host: string; readonly script: Script }[];
  readonly act: Script;
  readonly timeoutMs: number;
  readonly gate?: Gate;
  /** Only after all others: a part of the plan goes without it. */
  readonly last?: true;
  /** What the manifest remembers once all of it is done. */
  readonly record?: Script;
}

export interface Guard {
  readonly others: readonly { readonly host: string; readonly script: Script }[];
  /** How many of the others must be well. */
  readonly need: number;
}

/** A step before its place in the order is known. */
export type Planned = Omit<Step, 'needs'>;

export type Verb = 'install' | 'write' | 'start' | 'restart' | 'reload' | 'enable' | 'converge' | 'remove' | 'stop';
