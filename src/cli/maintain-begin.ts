import { controllers } from '../cloud/controllers.ts';
import { takeLock } from '../engine/lock.ts';
import { holders, type Look, look } from '../health/look.ts';
import { missedWithout } from '../health/members.ts';
import { inEnglish, text } from '../locale/text.ts';
import type { Maintenance } from '../plan/maintenance.ts';
import { planRest } from '../plan/rest.ts';
import type { Plan } from '../plan/step.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { carryOut, type Work } from './carry-out.ts';
import type { Context } from './context.ts';
import { checkHost, keepNote, type Maintained, maintained, signature } from './maintenance-note.ts';
import { planDocument } from './plan-document.ts';
import type { Target } from './target.ts';

export interface Wish {
  readonly host: string;
  readonly because: string | undefined;
  readonly accepted: readonly 'no-quorum'[];
}

/**
 * Puts a host to rest, its users led elsewhere first. What is left of a maintenance that was begun before is done. Throws QUORUM_AT_RISK where
 * the others could not do without it, HOST_UNREACHABLE, LOCKED, DECLINED, or what failed.
 */
export async function beginMaintenance(wish: Wish, target: Target, context: Context): Promise<Maintained> {
  const { arrangement, composition, transport } = target;
  const { host } = wish;
  checkHost(host, target);
  const lock = await takeLock(
    controllers(target.cloud).map(({ name }) => name),
    { ...context, transport },
    { waitMs: 0, waiting: () => {} },
  );
  try {
    const seen = await look(arrangement, transport);
    throwProblems([...unreached(host, seen), ...(careless(wish) ? [] : atRisk(host, target, seen))]);
    const plan = unguarded(planRest(composition, host, hasAddresses(host, target, seen)), careless(wish));
    await agree(host, plan, target, context);
    const note = begun(wish, seen, context);
    // First: should it be cut short, no apply undoes the half of it.
    await keepNote(note, target, context);
    await carryOut(workOf(plan, host, target), lock, target, context);
    return maintained(note, target, context);
  } finally {
    await lock.release();
  }
}

function hasAddresses(host: string, { cloud }: Target, seen: Look): boolean {
  const at = holders(
    seen,
    cloud.addresses.map(({ name }) => name),
  );
  return Object.values(at).some((hosts) => hosts.includes(host));
}

/** What cannot be reached cannot be put to rest. */
function unreached(host: string, { conditions }: Look): Problem[] {
  const silent = conditions.find((one) => one.code === 'HOST_UNREACHABLE_NOW' && one.host === host);
  return silent ? [{ code: 'HOST_UNREACHABLE', what: silent.what, where: { name: host } }] : [];
}

function atRisk(host: string, { arrangement }: Target, seen: Look): Problem[] {
  const words = text().maintain;
  const missed = missedWithout(host, arrangement, seen);
  if (missed.length === 0) return [];
  const why = missed.map(({ service, left, need }) => words.missed(service, left, need)).join(' · ');
  return [{ code: 'QUORUM_AT_RISK', what: words.needed(host), where: { name: host }, why, remedy: words.wellFirst }];
}

function careless({ accepted }: Wish): boolean {
  return accepted.includes('no-quorum');
}

function unguarded(plan: Plan, isCareless: boolean): Plan {
  return isCareless ? { ...plan, steps: plan.steps.map(({ guard: _, ...step }) => step) } : plan;
}

async function agree(
  host: string,
  { steps }: Plan,
  { lab }: Target,
  { report, clock, confirm }: Context,
): Promise<void> {
  const words = text().maintain;
  const stops = words.stops(
    host,
    steps.map(({ service }) => service),
  );
  report({ type: 'note', at: clock.now(), level: 'info', text: stops });
  if (!lab && !(await confirm(words.question(host), false)))
    throw new QuorateError({ code: 'DECLINED', what: words.declined });
}

/** The note of a maintenance that begins; what was said of one that goes on stays. */
function begun({ host, because }: Wish, { maintenance }: Look, context: Context): Maintenance {
  const before = maintenance.find((one) => one.host === host);
  if (before && because === undefined) return before;
  return { host, is: 'begun', ...(because === undefined ? {} : { because }), ...signature(context, before) };
}

function workOf(plan: Plan, host: string, target: Target): Work {
  const words = text().maintain;
  return {
    ...{ plan, phase: 'maintain', title: words.phase(host), interrupted: words.interrupted },
    document: inEnglish(() => planDocument(target, plan)),
    journals: `${target.directory}/maintenance`,
    standing: ({ done, left }, journal) => words.standing(host, done.length, left.length, journal),
  };
}
