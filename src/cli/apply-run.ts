import { controllers } from '../cloud/controllers.ts';
import { readJournal } from '../engine/journal.ts';
import { type Lock, takeLock } from '../engine/lock.ts';
import { seal } from '../engine/seal.ts';
import { type Survey, survey } from '../engine/survey.ts';
import { inEnglish, text } from '../locale/text.ts';
import { movedSince, type PlanDocument } from '../plan/document.ts';
import type { Risk } from '../plan/risks.ts';
import { QuorateError, throwProblems } from '../util/errors.ts';
import { carryOut, type Work } from './carry-out.ts';
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
  /** The host whose maintenance ends with it. */
  readonly waking?: string;
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
    return await sealed(target, now, await run(now.survey, now.document, lock, target, context, options));
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
async function look(target: Target, { only, accepted, agreed, resume, waking }: ApplyOptions): Promise<Looked> {
  const seen = await survey(target.composition, target, { only, accepted, waking });
  // Not shown, but kept in the journal.
  const document = inEnglish(() => planDocument(target, seen.plan, only));
  const moved = agreed && movedSince(agreed, document, resume !== undefined);
  if (moved) throw new QuorateError(moved);
  throwProblems(seen.risks);
  return { survey: seen, document };
}

async function run(
  { plan }: Survey,
  document: PlanDocument,
  lock: Lock,
  target: Target,
  context: Context,
  { parallel }: ApplyOptions,
): Promise<number> {
  const words = text().cli.apply;
  const work: Work = {
    ...{ plan, document, parallel, phase: 'apply', journals: target.journals },
    title: words.phase(plan.steps.length),
    standing: ({ done, left }, journal) =>
      [
        words.standing(done.length, left.length),
        ...(left.length > 0 ? [words.next(left[0]!)] : []),
        words.journal(journal),
      ].join(' '),
    interrupted: words.interrupted,
  };
  return carryOut(work, lock, target, context);
}
