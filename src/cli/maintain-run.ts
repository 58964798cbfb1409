import { hostname, userInfo } from 'node:os';
import { controllers } from '../cloud/controllers.ts';
import { takeLock } from '../engine/lock.ts';
import { writeNote } from '../engine/notes.ts';
import { holders, type Look, look } from '../health/look.ts';
import { isIdle, missedWithout } from '../health/members.ts';
import { blank } from '../health/memory.ts';
import { statusOf } from '../health/status.ts';
import { inEnglish, text } from '../locale/text.ts';
import type { Maintenance } from '../plan/maintenance.ts';
import { planRest, wakeUnits } from '../plan/rest.ts';
import type { Plan } from '../plan/step.ts';
import type { Condition } from '../services/condition.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import { applyTo } from './apply-run.ts';
import { carryOut, type Work } from './carry-out.ts';
import type { Context } from './context.ts';
import type { Maintained } from './maintain.ts';
import { planDocument } from './plan-document.ts';
import type { Target } from './target.ts';
import { waitUntilWell } from './wait-until-well.ts';

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
    await keep(note, target, context);
    await carryOut(workOf(plan, host, target), lock, target, context);
    return maintained(note, target, context);
  } finally {
    await lock.release();
  }
}

/** Brings a host to what is declared, and lets the cloud count on it again. Throws USAGE where it is not in maintenance, NOT_WELL, and what `applyTo` throws. */
export async function endMaintenance(host: string, target: Target, context: Context): Promise<Maintained> {
  checkHost(host, target);
  const { maintenance } = await look(target.arrangement, target.transport);
  const before = maintenance.find((one) => one.host === host);
  if (!before)
    throw new QuorateError({
      code: 'USAGE',
      what: text().maintain.notResting(host),
      remedy: text().maintain.seeStatus,
    });
  await wake(host, target);
  await applyTo(target, context, { only: [host], waking: host });
  await waitUntilWell(target, context, text().maintain.waiting(host), concerns(host));
  const note: Maintenance = { host, is: 'ended', ...signature(context, before) };
  await keep(note, target, context);
  return maintained(note, target, context);
}

function checkHost(host: string, { cloud }: Target): void {
  const known = cloud.hosts.map(({ name }) => name);
  if (known.includes(host)) return;
  const meant = nearest(host, known);
  const what = text().status.noHost(host, cloud.name);
  throw new QuorateError({ code: 'USAGE', what, ...(meant ? { remedy: text().usage.meant(meant) } : {}) });
}

/** Throws HOST_UNREACHABLE, or STEP_FAILED with what the host said. */
async function wake(host: string, { transport }: Target): Promise<void> {
  const { code, stderr } = await (await transport.connect(host)).execute(wakeUnits, { timeoutMs: 30_000 });
  if (code !== 0)
    throw new QuorateError({
      code: 'STEP_FAILED',
      what: text().engine.step.failed('wake', 'systemd', host, code),
      where: { name: host },
      detail: stderr.trim(),
    });
}

/** Whether a condition says that this host's members do not do all of their work yet. */
function concerns(host: string): (condition: Condition) => boolean {
  return (one) => (one.host === host && isIdle(one)) || (one.about?.includes(host) ?? false);
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

/** Newer than what it overrules, also where that was written on a machine whose clock is ahead. */
function signature({ clock }: Context, before?: Maintenance): Pick<Maintenance, 'by' | 'at'> {
  return { by: `${userInfo().username}@${hostname()}`, at: Math.max(clock.now(), (before?.at ?? 0) + 1) };
}

function keep(note: Maintenance, target: Target, context: Context): Promise<void> {
  return writeNote({ kind: 'maintenance', name: note.host, note }, target.cloud, { ...context, ...target });
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

async function maintained(note: Maintenance, target: Target, { clock }: Context): Promise<Maintained> {
  const { arrangement, transport, cloud } = target;
  const { tolerates } = statusOf(arrangement, await look(arrangement, transport), blank, clock.now());
  const at = new Date(note.at).toISOString();
  return { apiVersion: 'quorate/v1', kind: 'Maintenance', cloud: cloud.name, ...note, at, tolerates };
}
