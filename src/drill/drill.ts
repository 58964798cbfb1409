import { text } from '../locale/text.ts';
import type { Clock } from '../util/clock.ts';
import type { Report } from '../util/events.ts';
import type { Answer, CanaryRecord, Emit } from './canaries/record.ts';
import type { Canaries } from './canaries/start.ts';
import type { DrillEvent, Phase } from './event.ts';
import type { Site, Victims } from './faults/fault.ts';
import type { Known } from './faults/known.ts';
import type { DrillPlan } from './history.ts';
import type { LiveAnswers } from './live.ts';
import type { Looker } from './look.ts';
import { type Reason, reasonText } from './reason.ts';
import type { Watch } from './watch.ts';

/** What a drill touches. All of it is handed in. */
export interface DrillWorld {
  readonly clock: Clock;
  readonly site: Site;
  readonly known: Known;
  readonly looker: Looker;
  readonly startCanaries: (emit: Emit) => Canaries;
  readonly keepRecord: (record: CanaryRecord) => void;
  readonly keepEvent: (event: DrillEvent) => void;
  readonly report: Report;
  /** ^C. The fault is healed first; then the drill ends with what was recorded. */
  readonly signal: AbortSignal;
}

/** A drill under way: what its phases share. */
export interface Drill {
  readonly plan: DrillPlan;
  readonly world: DrillWorld;
  readonly state: DrillState;
  readonly live: LiveAnswers;
  readonly watch: Watch;
  /** Aborted by ^C, or when the canaries are gone. */
  readonly stop: AbortSignal;
}

export interface DrillState {
  /** Answers before the fault. */
  readonly baseline: Answer[];
  /** What the fault hits, once it is resolved. */
  victims?: Victims;
  readonly window: { injectedAt?: number; tookAt?: number; healedAt?: number };
}

/** Why a drill cannot go on, though nobody interrupted it. */
export class Stopped extends Error {
  readonly as: 'baseline-not-healthy' | 'stopped';
  readonly why: Reason;

  constructor(as: Stopped['as'], why: Reason) {
    super(reasonText(why));
    this.as = as;
    this.why = why;
  }
}

/** Tells and records that a phase begins, does it, and tells how it ended, with the note that it returns. */
export async function phase(
  { world }: Drill,
  name: Exclude<Phase, 'planned' | 'judged'>,
  work: () => Promise<string>,
): Promise<void> {
  const { clock, report, keepEvent } = world;
  const at = clock.now();
  keepEvent({ type: 'phase', at, phase: name });
  report({ type: 'phase-started', at, phase: name, title: text().drill.phases[name] });
  try {
    const note = await work();
    report({ type: 'phase-ended', at: clock.now(), phase: name, outcome: 'done', note });
  } catch (error) {
    report({ type: 'phase-ended', at: clock.now(), phase: name, outcome: 'failed' });
    throw error;
  }
}

/** Milliseconds between two looks at what is waited for. */
const tick = 100;

/** Waits until it is so; false when `limit` ms are over first. Rejects when the drill is stopped. */
export async function until(
  { world, stop }: Drill,
  isSo: () => boolean | Promise<boolean>,
  limit: number,
): Promise<boolean> {
  const end = world.clock.now() + limit;
  while (!(await isSo())) {
    if (world.clock.now() >= end) return false;
    await world.clock.sleep(tick, stop);
  }
  return true;
}
