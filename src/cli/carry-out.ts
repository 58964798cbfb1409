import { discreet } from '../engine/discreet.ts';
import { createJournal } from '../engine/journal.ts';
import type { Lock } from '../engine/lock.ts';
import { type RunResult, runPlan } from '../engine/run.ts';
import { keepEntry } from '../health/history-file.ts';
import { text } from '../locale/text.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Plan } from '../plan/step.ts';
import { type Problem, throwProblems } from '../util/errors.ts';
import type { Context } from './context.ts';
import type { Target } from './target.ts';

/** What is to be done, as it is kept and told. */
export interface Work {
  readonly plan: Plan;
  readonly document: PlanDocument;
  /** Directory in which its journal is kept. */
  readonly journals: string;
  readonly phase: 'apply' | 'recover' | 'maintain';
  readonly title: string;
  readonly parallel?: number | undefined;
  /** Where it leaves the cloud when it does not end: steps done, and left; and what to say when it was interrupted. */
  readonly standing: (ran: RunResult, journal: string) => string;
  readonly interrupted: string;
}

/** Runs a plan under the lock, and keeps a journal of it. Returns the number of steps taken. Throws what failed, LOCK_LOST or INTERRUPTED. */
export async function carryOut(
  work: Work,
  lock: Lock,
  { transport, composition, directory }: Target,
  context: Context,
): Promise<number> {
  const { plan, phase, title, parallel } = work;
  const { clock } = context;
  const journal = createJournal(work.journals, work.document, clock.now());
  const report: Context['report'] = (event) => {
    journal.keep(event);
    context.report(event);
  };
  report({ type: 'phase-started', at: clock.now(), phase, title });
  // What users notice of it is told apart from what befell them.
  const mark = (is: 'begun' | 'ended') => keepEntry(directory, { type: 'planned', at: clock.now(), is });
  const isPlanned = phase !== 'recover';
  if (isPlanned) await mark('begun');
  const ran = await runPlan(plan, {
    ...{ clock, report, transport: discreet(transport, composition.secrets) },
    signal: AbortSignal.any([context.signal, lock.lost]),
    ...(parallel === undefined ? {} : { parallel }),
  }).finally(() => (isPlanned ? mark('ended') : undefined));
  const outcome = ran.failed.length + ran.left.length === 0 ? 'done' : 'failed';
  report({ type: 'phase-ended', at: clock.now(), phase, outcome });
  if (outcome === 'failed') throwProblems(unfinished(ran, work, work.standing(ran, journal.path), lock));
  return ran.done.length;
}

/** What failed, with where that leaves the cloud. */
function unfinished({ failed }: RunResult, { interrupted }: Work, standing: string, lock: Lock): Problem[] {
  const [first, ...others] = failed.map(({ problem }) => problem);
  if (first) return [{ ...first, why: [first.why, standing].filter(Boolean).join(' ') }, ...others];
  if (lock.lost.aborted) return [{ code: 'LOCK_LOST', what: text().cli.apply.lockLost, why: standing }];
  return [{ code: 'INTERRUPTED', what: interrupted, why: standing }];
}
