import { hostname, userInfo } from 'node:os';
import { controllers } from '../cloud/controllers.ts';
import { type Lock, takeLock } from '../engine/lock.ts';
import { inEnglish, text } from '../locale/text.ts';
import type { Plan } from '../plan/step.ts';
import { type Decision, recoveryPlan } from '../recovery/begin.ts';
import { judge } from '../recovery/judge.ts';
import { lookAtDatabase } from '../recovery/look.ts';
import { QuorateError } from '../util/errors.ts';
import { carryOut, type Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { planDocument } from './plan-document.ts';
import type { Recovery } from './recover.ts';
import type { Sight, Target } from './target.ts';

/** Looks, and changes nothing. */
export async function seeRecovery({ arrangement, cloud, transport }: Sight): Promise<Recovery> {
  const members = await lookAtDatabase(arrangement, transport);
  return { cloud: cloud.name, ...judge(members), members };
}

/**
 * Begins the database from a member, as the operator decided; the others that answer join it. Where that was done already, what is left of
 * it is done. Throws RECOVER_SERVING, RECOVER_UNUSABLE, RECOVER_BEHIND, DECLINED, LOCKED, or what failed.
 */
export async function recoverFrom(
  target: Target,
  context: Context,
  from: string,
  accepted: readonly string[],
): Promise<Recovery> {
  const { transport, cloud } = target;
  const lock = await takeLock(
    controllers(cloud).map(({ name }) => name),
    { ...context, transport },
    { waitMs: 0, waiting: () => {} },
  );
  try {
    const seen = await seeRecovery(target);
    const decision = decide(seen, from, accepted, context);
    const words = text().recover;
    const lost = [...decision.without, ...decision.behind];
    if (!(await context.confirm(words.question(from, decision.position, lost), false)))
      throw new QuorateError({ code: 'DECLINED', what: words.declined });
    await begin(recoveryPlan(target.composition, decision), lock, target, context);
    return await seeRecovery(target);
  } finally {
    await lock.release();
  }
}

/** What is given up by it. Throws where it cannot be, or need not be done. */
function decide(seen: Recovery, from: string, accepted: readonly string[], { clock }: Context): Decision {
  const words = text().recover.problems;
  const chosen = seen.members.find(({ host }) => host === from)?.position;
  const where = { name: from };
  if (seen.state === 'serving' && chosen?.state !== 'primary')
    throw new QuorateError({ code: 'RECOVER_SERVING', what: words.serving, where });
  if (!chosen || chosen.seqno === null || chosen.seqno < 0)
    throw new QuorateError({ code: 'RECOVER_UNUSABLE', what: words.unusable(from), where });
  const { uuid, seqno } = chosen;
  const begun = chosen.state === 'primary';
  const behind = begun
    ? []
    : seen.members
        .filter(({ position }) => (position?.seqno ?? -1) > seqno || (position && position.uuid !== uuid))
        .map(({ host }) => host);
  if (behind.length > 0 && !accepted.includes('data-loss'))
    throw new QuorateError({ code: 'RECOVER_BEHIND', what: words.behind(from, behind), where });
  return {
    at: new Date(clock.now()).toISOString(),
    by: `${userInfo().username}@${hostname()}`,
    from,
    position: `${uuid}:${seqno}`,
    without: seen.missing,
    behind,
    seen: seen.members,
  };
}

async function begin(plan: Plan, lock: Lock, target: Target, context: Context): Promise<void> {
  const words = text().recover;
  const work: Work = {
    ...{ plan, phase: 'recover', title: words.phase, interrupted: words.interrupted },
    document: inEnglish(() => planDocument(target, plan)),
    journals: `${target.directory}/recoveries`,
    standing: ({ left }, journal) => words.left(left.length, journal),
  };
  await carryOut(work, lock, target, context);
}
