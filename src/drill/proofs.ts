import { written } from '../timing/fault.ts';
import { grouped } from '../util/grouped.ts';
import type { JudgedRun } from './runs.ts';
import { type Outcome, worst } from './verdict.ts';

/** What all runs of one fault show of one canary. Durations are milliseconds. */
export interface Proof {
  readonly cloud: string;
  /** As it is asked for: FAULT@TARGET. */
  readonly fault: string;
  readonly canary: string;
  readonly runs: number;
  /** Of the longest interruption of each run that could tell it; absent where none could. */
  readonly median?: number;
  readonly worst?: number;
  /** Requests of these runs. */
  readonly lost: number;
  /** As of the newest run. */
  readonly objective?: number;
  /** How many runs ended how: a run proves nothing of one capability while it broke another promise. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly newest: {
    readonly directory: string;
    readonly at: string;
    readonly revision: string;
    readonly outcome: Outcome;
  };
  /** Runs on another revision than that of the cloud's newest run: they prove something of a cloud that is no more. */
  readonly elsewhere: number;
}

/** Fault × canary, in the order in which they were first measured. Expects runs oldest first. */
export function proofsOf(judged: readonly JudgedRun[]): Proof[] {
  const cases = judged.flatMap((one) => one.run.canaries.map(({ canary }) => ({ one, canary })));
  const groups = grouped(cases, ({ one, canary }) => JSON.stringify([one.run.cloud, faultOf(one), canary]));
  return [...groups.values()].map((group) => {
    const { canary, one: newest } = group.at(-1)!;
    return proofOf(
      canary,
      group.map(({ one }) => one),
      newestRevision(judged, newest.run.cloud),
    );
  });
}

/** The revision of the cloud's newest run. */
export function newestRevision(judged: readonly JudgedRun[], cloud: string): string | undefined {
  return judged.filter(({ run }) => run.cloud === cloud).at(-1)?.run.revision;
}

/** What the newest run of each fault says of all of them; what could not be read is unknown, and so is nothing at all. */
export function outcomeOf(judged: readonly JudgedRun[], unread: readonly unknown[]): Outcome {
  const faults = grouped(judged, (one) => JSON.stringify([one.run.cloud, faultOf(one)]));
  return worst([
    ...[...faults.values()].map((runs) => runs.at(-1)!.verdict.outcome),
    ...(unread.length > 0 ? (['unknown'] as const) : []),
  ]);
}

export function faultOf({ run: { fault } }: JudgedRun): string {
  return written(fault);
}

function proofOf(canary: string, runs: readonly JudgedRun[], revision: string | undefined): Proof {
  const { directory, run, verdict } = runs.at(-1)!;
  const seen = runs.filter((one) => wasMeasured(one, canary));
  const measured = seen.flatMap((one) => one.verdict.canaries.filter((each) => each.canary === canary));
  const lengths = measured.map(({ longest }) => longest).sort((a, b) => a - b);
  const objective = run.objectives.interruption[run.fault.class];
  const ended = (as: Outcome) => runs.filter(({ verdict: { outcome } }) => outcome === as).length;
  return {
    cloud: run.cloud,
    fault: faultOf(runs[0]!),
    canary,
    runs: runs.length,
    ...(lengths.length > 0 && { median: medianOf(lengths), worst: lengths.at(-1)! }),
    lost: measured.reduce((sum, { lost }) => sum + lost, 0),
    ...(objective !== undefined && { objective }),
    outcomes: { pass: ended('pass'), fail: ended('fail'), unknown: ended('unknown') },
    newest: { directory, at: new Date(run.startedAt).toISOString(), revision: run.revision, outcome: verdict.outcome },
    elsewhere: runs.filter((one) => one.run.revision !== revision).length,
  };
}

/** An interruption that could not be told is no measurement, however short it looks: records may be missing. */
function wasMeasured({ run, verdict }: JudgedRun, canary: string): boolean {
  if (run.objectives.interruption[run.fault.class] === undefined) return true;
  return verdict.checks.some(({ checker, outcome }) => checker === `interruption/${canary}` && outcome !== 'unknown');
}

/** Expects ascending numbers, and at least one. */
function medianOf(sorted: readonly number[]): number {
  const [low, high] = [sorted[(sorted.length - 1) >> 1]!, sorted[sorted.length >> 1]!];
  return (low + high) / 2;
}
