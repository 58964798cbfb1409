import type { CanaryId } from '../canaries/config.ts';
import type { Answer } from '../canaries/record.ts';
import { answersOf, interruptionsAfter } from '../checkers/checker.ts';
import { fencingWithin } from '../checkers/fencing.ts';
import { longestOf } from '../checkers/interruption.ts';
import { interruptions, isDelayed, lengthOf } from '../checkers/windows.ts';
import type { History, RunInfo } from '../history.ts';
import type { CanarySummary, Verdict } from '../verdict.ts';
import { type Lane, lanesOf } from './lanes.ts';

/** Everything that a report of one run shows. Moments are milliseconds since the fault; since the start where there was none. */
export interface Report {
  readonly run: RunInfo;
  readonly verdict: Verdict;
  readonly whole: Span;
  /** From just before the fault until just after all was as before; absent where that is most of the run, or there is nothing to see. */
  readonly closeUp?: Span;
  readonly fault?: FaultSpan;
  readonly tracks: readonly Track[];
  readonly lanes: readonly Lane[];
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The fault: seen in effect, and taken back, where it was. */
interface FaultSpan {
  readonly took?: number;
  readonly healed?: number;
}

/** What one canary saw. */
export interface Track {
  readonly canary: CanaryId;
  readonly points: readonly Point[];
  readonly interruptions: readonly Span[];
  /** Lost requests since the fault by what was said, the most frequent first. */
  readonly errors: readonly { readonly error: string; readonly requests: number }[];
  /** Absent where no fault was injected. */
  readonly summary?: CanarySummary;
  /** Milliseconds of the longest interruption in which power switches were at work, where their log tells. */
  readonly fencing?: number;
}

export interface Point {
  readonly at: number;
  readonly ms: number;
  readonly fate: 'good' | 'delayed' | 'lost';
}

/** What a run's report shows. Pure; its words are in the language of the interface. */
export function reportOf(history: History, verdict: Verdict): Report {
  const { run } = history;
  const { injectedAt, tookAt, healedAt } = run.faultWindow;
  const zero = injectedAt ?? run.startedAt;
  const whole = { from: run.startedAt - zero, until: run.endedAt - zero };
  const closeUp = closeUpOf(verdict, whole);
  const fault = {
    ...(tookAt !== undefined && { took: tookAt - zero }),
    ...(healedAt !== undefined && { healed: healedAt - zero }),
  };
  return {
    run,
    verdict,
    whole,
    ...(closeUp && { closeUp }),
    ...(injectedAt !== undefined && { fault }),
    tracks: run.canaries.map(({ canary }) => trackOf(history, verdict, canary, zero)),
    lanes: lanesOf(history, verdict, zero),
  };
}

function trackOf(history: History, verdict: Verdict, canary: CanaryId, zero: number): Track {
  const { endedAt, settings } = history.run;
  const answers = answersOf(history, canary);
  const windows = interruptions(answers, settings.delayedOver);
  const summary = verdict.canaries.find((one) => one.canary === canary);
  const longest = summary && longestOf(interruptionsAfter(history, canary), endedAt);
  const fencing = longest && fencingWithin(history, longest);
  return {
    canary,
    points: answers.map((answer) => ({
      at: answer.scheduled - zero,
      ms: answer.ms,
      fate: fateOf(answer, settings.delayedOver),
    })),
    interruptions: windows.map((window) => ({
      from: window.from - zero,
      until: window.from + lengthOf(window, endedAt) - zero,
    })),
    errors: errorsOf(answers.filter(({ done }) => done >= zero)),
    ...(summary && { summary }),
    ...(fencing !== undefined && { fencing }),
  };
}

function fateOf(answer: Answer, delayedOver: number): Point['fate'] {
  if (answer.outcome !== 'ok') return 'lost';
  return isDelayed(answer, delayedOver) ? 'delayed' : 'good';
}

function errorsOf(answers: readonly Answer[]): Track['errors'] {
  const counts = new Map<string, number>();
  for (const { outcome, error = outcome } of answers)
    if (outcome !== 'ok') counts.set(error, (counts.get(error) ?? 0) + 1);
  return [...counts].map(([error, requests]) => ({ error, requests })).sort((a, b) => b.requests - a.requests);
}

/** A part of the run is worth a closer look when it is at most this much of it. */
const worthwhile = 0.6;

function closeUpOf({ canaries }: Verdict, whole: Span): Span | undefined {
  const disturbed = canaries.filter(({ lost, delayed }) => lost + delayed > 0);
  if (disturbed.length === 0) return undefined;
  const end = Math.max(...disturbed.map(({ settled }) => settled ?? whole.until));
  const margin = 0.2 * end;
  const span = { from: Math.max(whole.from, -margin), until: Math.min(whole.until, end + margin) };
  return span.until - span.from <= worthwhile * (whole.until - whole.from) ? span : undefined;
}
