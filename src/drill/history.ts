import type { FaultClass, LabSettings, Objectives } from '../cloud/cloud.ts';
import type { FaultSpec } from '../timing/fault.ts';
import type { CanaryId } from './canaries/config.ts';
import type { CanaryRecord } from './canaries/record.ts';
import type { DrillEvent } from './event.ts';
import type { Prediction } from './prediction.ts';
import type { Reason } from './reason.ts';

/** What a drill is told: everything that decides how it goes and how it is judged, and nothing secret. Kept as run.json. */
export interface DrillPlan {
  readonly format: 1;
  readonly quorate: string;
  readonly cloud: string;
  readonly revision: string;
  readonly fault: FaultSpec & {
    readonly class: FaultClass;
    /** Those that are hit keep what they hold without being able to say so: they must be proven off before others take over. */
    readonly silent: boolean;
  };
  readonly objectives: Objectives;
  /** How the lab was set: a slow power switch or a long POST shows in every figure. */
  readonly lab: Pick<LabSettings, 'bmcLatency' | 'post'>;
  readonly canaries: readonly { readonly canary: CanaryId; readonly intervalMs: number; readonly timeoutMs: number }[];
  /** Names of the virtual addresses whose owner is asked for on the wire. Runs of former versions have none. */
  readonly watched?: readonly string[];
  readonly settings: DrillSettings;
  /** Milliseconds that a balancer takes at least to give a database member up; runs of former versions had the usual timers. */
  readonly handOver?: number;
  /** For each canary, made from the settings as they are. Runs of former versions have none. */
  readonly predictions?: readonly Prediction[];
}

/** Milliseconds. */
export interface DrillSettings {
  /** How long all must be well before the fault. */
  readonly baseline: number;
  /** How long canaries must have been well again before the drill stops holding. */
  readonly wellFor: number;
  /** Longest time to wait for the cloud to come back by itself; the same again after healing. */
  readonly limit: number;
  /** Longest time that users may wait while a fault lasts: then it is taken back. Not asked of a total outage. */
  readonly haltAfter: number;
  /** An answer later than this counts as delayed, and its wait as interruption. */
  readonly delayedOver: number;
}

/** 1 s is when people stop feeling that a thing answers at once (Nielsen 1993); the others leave room for a host's whole boot, `haltAfter` for a host's death. */
export const drillDefaults: DrillSettings = {
  baseline: 10_000,
  wellFor: 10_000,
  limit: 180_000,
  haltAfter: 60_000,
  delayedOver: 1000,
};

/** run.json when the drill is over. */
export interface RunInfo extends DrillPlan {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly ended: Ending;
  /** The hosts that the fault hit, once they were resolved. */
  readonly hosts: readonly string[];
  /** When the fault began and was seen in effect, and when the host was whole again: milliseconds since 1970. */
  readonly faultWindow: FaultWindow;
}

interface FaultWindow {
  readonly injectedAt?: number;
  readonly tookAt?: number;
  readonly healedAt?: number;
}

export type Ending =
  | { readonly as: 'complete' }
  | { readonly as: 'interrupted' }
  | { readonly as: 'baseline-not-healthy'; readonly why: Reason }
  | { readonly as: 'stopped'; readonly why: Reason };

/** Everything a run left: the only thing that checkers see. */
export interface History {
  readonly run: RunInfo;
  readonly records: readonly CanaryRecord[];
  readonly events: readonly DrillEvent[];
}
