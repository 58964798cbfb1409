import { text } from '../locale/text.ts';
import { blastRadius } from './blast-radius.ts';
import { notHealthy } from './checkers/baseline.ts';
import { type Drill, phase, Stopped, until } from './drill.ts';
import type { Victims } from './faults/fault.ts';
import { faults } from './faults/index.ts';
import { deed } from './faults/spec.ts';
import { resolveTarget } from './faults/target.ts';
import { whyHalt } from './halt.ts';
import { type Reason, reason } from './reason.ts';

/** Milliseconds that canaries may take to begin, a cloud to be calm for the whole baseline, a fault to show, and to be healed. */
const limits = { begin: 30_000, calm: 60_000, take: 15_000, heal: 180_000 };
const healEvery = 500;
/** How long all hosts stay without power: longer than anything is buffered, shorter than anybody walks. */
const dark = 10_000;

/** All must be well for a while, or what follows could not be blamed on the fault. A hiccup makes it begin anew. */
export function baselinePhase(drill: Drill): Promise<void> {
  const { plan, world, state, live, watch } = drill;
  const { baseline, delayedOver } = plan.settings;
  return phase(drill, 'baseline', async () => {
    if (!(await until(drill, live.allBegun, limits.begin))) throw unhealthy(reason('noAnswer'));
    const began = world.clock.now();
    const calm = () => {
      const now = world.clock.now();
      return now - began >= baseline && !live.amiss(baseline, now) && watch.latest()?.conditions.length === 0;
    };
    if (await until(drill, calm, baseline + limits.calm)) return text().drill.notes.baselineWell(state.baseline.length);
    const latest = watch.latest();
    if (!latest) throw unhealthy(reason('unlooked'));
    const [amiss] = latest.conditions;
    if (amiss) throw unhealthy(reason('amiss', latest.conditions.length, amiss.code));
    const since = world.clock.now() - baseline;
    const recent = state.baseline.filter(({ scheduled }) => scheduled >= since);
    throw unhealthy(notHealthy(recent, delayedOver) ?? reason('canaryStopped'));
  });
}

function unhealthy(why: Reason): Stopped {
  return new Stopped('baseline-not-healthy', why);
}

/** Resolves the target as of the last look, injects, and waits until the fault is seen in effect. */
export function injectPhase(drill: Drill): Promise<void> {
  const { plan, world, state } = drill;
  const { clock, site, keepEvent } = world;
  const fault = faults[plan.fault.fault];
  return phase(drill, 'injecting', async () => {
    const victims = await resolve(drill);
    const hosts = victims.hosts.join(', ');
    const injectedAt = clock.now();
    state.victims = victims;
    state.window.injectedAt = injectedAt;
    keepEvent({ type: 'fault', at: injectedAt, step: 'injecting' });
    await fault.inject(site, victims);
    if (!(await until(drill, () => fault.took(site, victims), limits.take))) {
      throw new Stopped('stopped', reason('noEffect', deed(plan.fault), hosts, limits.take / 1000));
    }
    state.window.tookAt = clock.now();
    keepEvent({ type: 'fault', at: state.window.tookAt, step: 'took' });
    return text().drill.notes.injected(deed(plan.fault), hosts);
  });
}

/** Who is hit, as of the last look; told before it happens, with all that they hold. */
async function resolve({ plan, world, watch }: Drill): Promise<Victims> {
  const { known, looker, report, clock } = world;
  const { fault } = plan;
  const look = watch.latest()!;
  const leader = fault.target === 'queue-leader' ? await looker.queueLeader() : undefined;
  const hosts = resolveTarget(fault, known, { ...look, ...(leader ? { queueLeader: leader } : {}) });
  report({ type: 'note', at: clock.now(), level: 'info', text: blastRadius(fault, hosts, look) });
  const { of } = faults[fault.fault];
  return {
    hosts,
    ...(of === 'service' ? { unit: known.services[fault.part!]!.unit } : {}),
    ...(of === 'network' && fault.part !== undefined ? { network: fault.part } : {}),
  };
}

/**
 * Waits until the cloud has helped itself as far as it can, or the limit is over. Nothing can help itself while all of it is dark, and a
 * dead host that nobody fences does not come back by itself: there it is enough that users are served.
 */
export function holdPhase(drill: Drill): Promise<void> {
  const { plan, world, stop } = drill;
  const { lasts, of } = faults[plan.fault.fault];
  const returns = !lasts && (world.known.fences || of === 'service');
  return phase(drill, 'holding', async () => {
    if (plan.fault.class === 'total-outage') {
      await world.clock.sleep(dark, stop);
      return text().drill.notes.dark(dark);
    }
    return waitUntilWell(drill, returns ? allWell : usersServed);
  });
}

/** Takes the fault back, ^C or not, until nothing of it is left. A host that was fenced meanwhile is waited for. */
export function healPhase(drill: Drill): Promise<void> {
  const { plan, world, state } = drill;
  const { clock, site, keepEvent } = world;
  const { heal, healed } = faults[plan.fault.fault];
  const victims = state.victims!;
  return phase(drill, 'recovering', async () => {
    keepEvent({ type: 'fault', at: clock.now(), step: 'healing' });
    const end = clock.now() + limits.heal;
    for (;;) {
      const failure = await heal(site, victims).catch((error: unknown) => error ?? true);
      if (!failure && (await healed(site, victims))) break;
      if (clock.now() >= end) throw failure ?? new Stopped('stopped', reason('notHealedYet', limits.heal / 1000));
      await clock.sleep(healEvery);
    }
    state.window.healedAt = clock.now();
    keepEvent({ type: 'fault', at: state.window.healedAt, step: 'healed' });
    return text().drill.notes.healed(victims.hosts.join(', '));
  });
}

/** Waits until all is well after healing; at once when the cloud had helped itself. */
export function recoveredPhase(drill: Drill): Promise<void> {
  return phase(drill, 'recovered', () => waitUntilWell(drill, allWell));
}

async function waitUntilWell(drill: Drill, isWell: (drill: Drill) => boolean): Promise<string> {
  const { limit } = drill.plan.settings;
  const { notes } = text().drill;
  const wellOrHalted = () => {
    const why = drill.plan.fault.class === 'total-outage' ? undefined : whyHalt(drill);
    if (why) throw new Stopped('stopped', why);
    return isWell(drill);
  };
  return (await until(drill, wellOrHalted, limit)) ? notes.wellAgain : notes.notWell(limit, whatIsAmiss(drill));
}

/** The first thing that is not well yet. */
function whatIsAmiss({ plan, world, live, watch }: Drill): string {
  const { notes, canaries } = text().drill;
  const amiss = live.amiss(plan.settings.wellFor, world.clock.now());
  if (amiss) return notes.amiss[amiss.is](canaries[amiss.canary]);
  const [condition] = watch.latest()?.conditions ?? [];
  return condition ? [condition.code, condition.host].filter(Boolean).join(' ') : notes.unseen;
}

/** Canaries well for long enough, and a look begun after the fault, or after its end, that finds nothing amiss. */
function allWell({ plan, world, state, live, watch }: Drill): boolean {
  const latest = watch.latest();
  const since = state.window.healedAt ?? state.window.tookAt;
  const now = world.clock.now();
  const { wellFor } = plan.settings;
  if (since === undefined || !latest || latest.at <= since || latest.conditions.length > 0) return false;
  return now - state.window.tookAt! >= wellFor && !live.amiss(wellFor, now);
}

/** Canaries well for long enough, while the fault lasts; and for long enough that a request which hangs from its beginning were known. */
function usersServed({ plan, world, state, live }: Drill): boolean {
  const { wellFor } = plan.settings;
  const now = world.clock.now();
  const known = wellFor + Math.max(...plan.canaries.map(({ timeoutMs }) => timeoutMs));
  return now - state.window.tookAt! >= known && !live.amiss(wellFor, now);
}
