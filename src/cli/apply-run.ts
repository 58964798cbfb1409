import { discreet } from '../engine/discreet.ts';
import { createJournal, type Journal, readJournal } from '../engine/journal.ts';
import { type Lock, takeLock } from '../engine/lock.ts';
import { type RunResult, runPlan } from '../engine/run.ts';
import { seal } from '../engine/seal.ts';
import { type Survey, survey } from '../engine/survey.ts';
import { inEnglish, text } from '../locale/text.ts';
import { documentOf, movedSince, type PlanDocument } from '../plan/document.ts';
import type { Risk } from '../plan/risks.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import type { Context } from './context.ts';
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
 * Looks, plans, asks on a real cloud, takes the lock, looks again, and runs what was agreed on. Throws what moved in between, who holds the
 * lock, or what failed, with what is done, what is left and how to go on.
 */
export async function applyTo(target: Target, context: Context, options: ApplyOptions = {}): Promise<Applied> {
  const { composition, lab, journals } = target;
  const words = text().cli.apply;
  const agreed = options.resume
    ? await readJournal(journals, options.resume === true ? undefined : options.resume)
    : options.agreed;
  const { first, document } = await look(target, agreed ? { ...options, only: agreed.only } : options);
  const stale = agreed && movedSince(agreed, document, options.resume !== undefined);
  if (stale) throw new QuorateError(stale);
  const result = { cloud: composition.cloud.name, revision: composition.revision };
  if (first.plan.steps.length === 0) {
    if (!document.only) await seal(composition, first.observation, target.transport);
    return { ...result, done: 0 };
  }
  throwProblems(first.risks);
  if (!lab && !(await context.confirm(words.question(first.plan.steps.length, result.cloud), false)))
    throw new QuorateError({ code: 'DECLINED', what: words.declined });

  const controllers = composition.cloud.hosts
    .filter(({ roles }) => roles.includes('controller'))
    .map(({ name }) => name);
  const lock = await takeLock(
    controllers,
    { ...context, transport: target.transport },
    {
      waitMs: options.lockTimeout ?? 0,
      waiting: (holder) =>
        context.report({ type: 'note', at: context.clock.now(), level: 'info', text: words.waiting(holder) }),
    },
  );
  try {
    // Between the first look and the lock another apply may have ended.
    const { first: now, document: last } = await look(target, { ...options, only: document.only });
    const moved = movedSince(document, last);
    if (moved) throw new QuorateError(moved);
    const journal = createJournal(journals, last, context.clock.now());
    const done = await run(now, journal, lock, target, context, options);
    if (!document.only) await seal(composition, now.observation, target.transport);
    return { ...result, done };
  } finally {
    await lock.release();
  }
}

async function look(
  target: Target,
  { only, accepted }: ApplyOptions,
): Promise<{ first: Survey; document: PlanDocument }> {
  const { cloud, composition, lab } = target;
  const first = await survey(composition, target, { only, accepted });
  const about = { source: cloud.source, ...(lab ? { lab: lab.name } : {}), ...(only ? { only } : {}) };
  // Not shown, but kept in the journal.
  return { first, document: inEnglish(() => documentOf(first.plan, composition.secrets, about)) };
}

async function run(
  { plan }: Survey,
  journal: Journal,
  lock: Lock,
  { transport, composition }: Target,
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
  const ran = await runPlan(plan, {
    ...context,
    report,
    signal,
    transport: discreet(transport, composition.secrets),
    ...(parallel ? { parallel } : {}),
  });
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
