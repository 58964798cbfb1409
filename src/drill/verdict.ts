import type { FaultId } from '../timing/fault.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Prediction } from './prediction.ts';

/** pass: what must hold was seen to hold. unknown: it could not be told, which is never pass. */
export type Outcome = 'pass' | 'fail' | 'unknown';

export interface Check {
  readonly checker: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

/** verdict.json: a pure function of the run's other files. Durations are milliseconds; `first…` are relative to the injection. */
export interface Verdict {
  readonly format: 1;
  readonly outcome: Outcome;
  readonly cloud: string;
  readonly revision: string;
  readonly fault: FaultId;
  readonly part?: string;
  readonly target: string;
  readonly hosts: readonly string[];
  readonly injectedAt?: number;
  readonly checks: readonly Check[];
  readonly canaries: readonly CanarySummary[];
  readonly writes?: Writes;
  /** Who acknowledged the canary's writes, one after the other. */
  readonly writers?: readonly Turn[];
  readonly messages?: MessageCounts;
  /** Who had each address, as clients' ARP saw it. */
  readonly owners?: readonly AddressOwners[];
  readonly fencing: readonly Fenced[];
  readonly interruption?: Interruption;
}

export interface CanarySummary {
  readonly canary: CanaryId;
  /** Requests due since the injection; lost: never answered well; delayed: answered well, but late. */
  readonly requests: number;
  readonly lost: number;
  readonly delayed: number;
  readonly firstFailed?: number;
  readonly firstGood?: number;
  /** When the last lost or delayed request was over: performance is back. */
  readonly settled?: number;
  /** When its answers were as prompt as before for good: 0 when they always were; absent when they never were again, or it cannot be told. */
  readonly backToBaseline?: number;
  readonly longest: number;
  readonly interruptions: number;
  /** What the settings had said of `longest` before the fault. */
  readonly predicted?: Omit<Prediction, 'canary'>;
  readonly latency: Latencies;
}

/** How long good answers took; `during` is from the fault until `settled`. */
export interface Latencies {
  readonly before?: Latency;
  readonly during?: Latency;
  readonly after?: Latency;
}

/** Percentiles of so many answers, from when each request was due. */
export interface Latency {
  readonly answers: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export interface Writes {
  readonly acknowledged: number;
  readonly lost: number;
  /** Never acknowledged, and yet there: allowed, for the answer may have been lost on its way. */
  readonly unacknowledgedKept: number;
}

export interface MessageCounts {
  readonly confirmed: number;
  readonly lost: number;
  /** Arrived more than once: allowed, for a broker that is not sure sends again. */
  readonly repeated: number;
  /** Never confirmed, and yet arrived: allowed, too. */
  readonly unconfirmedKept: number;
}

/** Where something was seen from when until when, in ms relative to the injection. */
export interface Turn {
  readonly on: string;
  readonly from: number;
  readonly until: number;
}

export interface AddressOwners {
  readonly address: string;
  /** A host, or a MAC where it is not known whose that is. Two that overlap were owners at the same time. */
  readonly turns: readonly Turn[];
  /** Longest time, in ms, for which nobody answered since the injection, as far as it is more than a beat. */
  readonly silent: number;
}

export interface Fenced {
  readonly host: string;
  readonly by?: string;
  /** When it was done, relative to the injection. */
  readonly at: number;
  /** How long its power switch took, where its log tells… */
  readonly ms?: number;
  /** …and which level of fencing that was: its own, or the outlets that feed it. */
  readonly level?: 'bmc' | 'pdu';
}

/** The longest interruption of any canary, beside what was asked for. */
export interface Interruption {
  readonly canary: CanaryId;
  readonly longest: number;
  readonly objective?: number;
  /** What of the longest interruption power switches took; what remains is detection, takeover and reconnecting. */
  readonly fencing?: number;
  readonly rest?: number;
}

/** fail > unknown > pass; nothing to go by is unknown. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.length === 0 || outcomes.includes('unknown') ? 'unknown' : 'pass';
}

/** Exit code of a command that ends with this verdict. */
export const exitCodes: Readonly<Record<Outcome, number>> = { pass: 0, fail: 1, unknown: 3 };
