import type { PowerEvent } from '../lab/rack/journal.ts';
import type { FencingEvent } from '../services/pacemaker/fencing.ts';
import type { HealthCode } from '../util/health-codes.ts';

/** What happened around the canaries' answers, in the run directory's events.ndjson. `at` is milliseconds since 1970. */
export type DrillEvent =
  | { readonly type: 'phase'; readonly at: number; readonly phase: Phase }
  | { readonly type: 'fault'; readonly at: number; readonly step: 'injecting' | 'took' | 'healing' | 'healed' }
  | Sample
  | Unseen
  | ({ readonly type: 'fencing' } & FencingEvent)
  | ({ readonly type: 'power'; readonly at: number } & PowerEvent);

/** Nobody could look, so what is not in the record may have happened all the same. */
export interface Unseen {
  readonly type: 'unseen';
  readonly at: number;
  readonly what: 'look' | 'fencing' | 'power';
  readonly error: string;
}

/** One look: begun `at`, complete at `until`. Hosts are asked one by one, so two things it shows need not have been true at once. */
export interface Sample {
  readonly type: 'look';
  readonly at: number;
  readonly until: number;
  readonly conditions: readonly { readonly code: HealthCode; readonly host?: string }[];
  readonly holders: Readonly<Record<string, readonly string[]>>;
  readonly databaseWriter?: string;
  readonly dc?: string;
  readonly members: Readonly<Record<string, string>>;
}

export type Phase = 'planned' | 'baseline' | 'injecting' | 'holding' | 'recovering' | 'recovered' | 'judged';
