import { controllers } from '../cloud/controllers.ts';
import { discreet } from '../engine/discreet.ts';
import { createJournal, type Journal, readJournal } from '../engine/journal.ts';
import { type Lock, takeLock } from '../engine/lock.ts';
import { type RunResult, runPlan } from '../engine/run.ts';
import { seal } from '../engine/seal.ts';
import { type Survey, survey } from '../engine/survey.ts';
import { keepEntry } from '../health/history-file.ts';
import { inEnglish, text } from '../locale/text.ts';
import { movedSince, type PlanDocument } from '../plan/document.ts';
import type { Risk } from '../plan/risks.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import type { Context } from './context.ts';
import { planDocument } from './plan-document.ts';
import type { Target } from './target.ts';

export interface Applied {
  readonly cloud: string;
  readonly revision: string;
  /** Steps taken. */
  readonly done: number;
}

export interface ApplyOptions {
  readonly only?: readonly string[] | undefined;
  readonly accepted?: readonly Risk[] | undefined;
  /** Exactly this plan, or nothing. */
  readonly agreed?: PlanDocument;
  /** What is left of a run: its name, or `true` for the last. */
  readonly resume?: string | true;
  readonly parallel?: number;
  /** Milliseconds to wait for another holder of the lock. */
  readonly lockTimeout?: number;
}

/**
 * Looks and plans; where there is something to do, takes the lock, looks again, asks on a real cloud, and runs what it asked for. Throws
 * what moved since a plan was agreed on, who holds the lock, or what failed, with what is done, what is left and how to go on.
 */
export async function applyTo(target: Target, context: Context, options: ApplyOptions = {}): Promise<Applied> {
  const { journals } = target;
  const agreed = options.resume
    ? await readJournal(journals, options.resume === true ? undefined : options.resume)
    : options.agreed;
  const asked = agreed ? { ...options, agreed, only: agreed.only } : options;
  const first = await look(target, asked);
  if (first.survey.plan.steps.length === 0) return sealed(target, first, 0);

  const lock = await takeLock(
    controllers(target.cloud).map(({ name }) => name),
    { ...context, transport: target.transport },
    waiting(context, options),
  );
  try {
    // Before the lock was ours, another apply may have ended, or what one that was killed left running.
    const now = await look(target, asked);
    const steps = now.survey.plan.steps.length;
    // No journal of nothing: `--resume` takes the last one.
    if (steps === 0) return await sealed(target, now, 0);
    await agree(steps, target, context);
    const journal = createJournal(journals, now.document, context.clock.now());
    return await sealed(target, now, await run(now.survey, journal, lock, target, context, options));
  } finally {
    await lock.release();
  }
}

function waiting({ report, clock }: Context, { lockTimeout }: ApplyOptions) {
  const tell = (holder: string) =>
    report({ type: 'note', at: clock.now(), level: 'info', text: text().cli.apply.waiting(holder) });
  return { waitMs: lockTimeout ?? 0, waiting: tell };
}

/** Asks on a real cloud: nobody else changes it meanwhile. Throws DECLINED. */
async function agree(steps: number, { cloud, lab }: Target, { confirm }: Context): Promise<void> {
  const words = text().cli.apply;
  if (!lab && !(await confirm(words.question(steps, cloud.name), false)))
    throw new QuorateError({ code: 'DECLINED', what: words.declined });
}

/** Hosts are told the revision that they are at, once all of it is done. */
async function sealed(
  { composition, transport }: Target,
  { survey: { observation }, document }: Looked,
  done: number,
): Promise<Applied> {
  if (!document.only) await seal(composition, observation, transport);
  return { cloud: composition.cloud.name, revision: composition.revision, done };
}

interface Looked {
  readonly survey: Survey;
  /** Its plan as it is kept and compared. */
  readonly document: PlanDocument;
}

/** Throws PLAN_STALE where it is no longer what was agreed on, and risks that nobody accepted. */
async function look(target: Target, { only, accepted, agreed, resume }: ApplyOptions): Promise<Looked> {
  const seen = await survey(target.composition, target, { only, accepted });
  // Not shown, but kept in the journal.
  const document = inEnglish(() => planDocument(target, seen.plan, only));
  const moved = agreed && movedSince(agreed, document, resume !== undefined);
  if (moved) throw new QuorateError(moved);
  throwProblems(seen.risks);
  return { survey: seen, document };
}

async function run(
  { plan }: Survey,
  journal: Journal,
  lock: Lock,
  { transport, composition, directory }: Target,
  context: Context,
  { parallel }: ApplyOptions,
): Promise<number> {
  const words = text().cli.apply;
  const report: Context['report'] = (event) => {
    journal.keep(event);
    context.report(event);
  };
  report({ type: 'phase-started', at: context.clock.now(), phase: 'apply', title: words.phase(plan.steps.length) });
  const signal = AbortSignal.any([context.signal, lock.lost]);
  const mark = (is: 'begun' | 'ended') => keepEntry(directory, { type: 'planned', at: context.clock.now(), is });
  await mark('begun');
  const ran = await runPlan(plan, {
    ...context,
    report,
    signal,
    transport: discreet(transport, composition.secrets),
    ...(parallel ? { parallel } : {}),
  }).finally(() => mark('ended'));
  const outcome = ran.failed.length + ran.left.length === 0 ? 'done' : 'failed';
  report({ type: 'phase-ended', at: context.clock.now(), phase: 'apply', outcome });
  throwProblems(problemsOf(ran, journal, lock));
  return ran.done.length;
}

/** What failed, with where that leaves the cloud. */
function problemsOf({ done, failed, left }: RunResult, { path }: Journal, lock: Lock): Problem[] {
  const words = text().cli.apply;
  const standing = [
    words.standing(done.length, left.length),
    ...(left.length > 0 ? [words.next(left[0]!)] : []),
    words.journal(path),
  ].join(' ');
  const [first, ...others] = failed.map(({ problem }) => problem);
  if (first) return [{ ...first, why: [first.why, standing].filter(Boolean).join(' ') }, ...others];
  if (left.length === 0) return [];
  if (lock.lost.aborted) return [{ code: 'LOCK_LOST', what: words.lockLost, why: standing }];
  return [{ code: 'INTERRUPTED', what: words.interrupted, why: standing }];
}
