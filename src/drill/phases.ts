import { text } from '../locale/text.ts';
import { notHealthy } from './checkers/baseline.ts';
import { type Drill, phase, Stopped, until } from './drill.ts';
import { faults } from './faults/index.ts';
import { resolveTarget } from './faults/target.ts';
import { type Reason, reason } from './reason.ts';

/** Milliseconds that canaries may take to begin, a cloud to be calm for the whole baseline, and a fault to show. */
const limits = { begin: 30_000, calm: 60_000, take: 5000 };

/** All must be well for a while, or what follows could not be blamed on the fault. A hiccup makes it begin anew. */
export function baselinePhase(drill: Drill): Promise<void> {
  const { plan, world, state, live, watch } = drill;
  const { baseline, delayedOver } = plan.settings;
  return phase(drill, 'baseline', async () => {
    if (!(await until(drill, live.allBegun, limits.begin))) throw unhealthy(reason('noAnswer'));
    const began = world.clock.now();
    const calm = () => {
      const now = world.clock.now();
      return now - began >= baseline && live.wellFor(baseline, now) && watch.latest()?.conditions.length === 0;
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
  const { plan, world, state, watch } = drill;
  const { clock, lab, keepEvent } = world;
  const fault = faults[plan.fault.fault];
  return phase(drill, 'injecting', async () => {
    const host = resolveTarget(plan.fault, watch.latest()!);
    const injectedAt = clock.now();
    state.hosts = [host];
    state.window.injectedAt = injectedAt;
    keepEvent({ type: 'fault', at: injectedAt, step: 'injecting' });
    await fault.inject(lab, host);
    if (!(await until(drill, () => fault.took(lab, host), limits.take))) {
      throw new Stopped('stopped', reason('noEffect', fault.id, host, limits.take / 1000));
    }
    state.window.tookAt = clock.now();
    keepEvent({ type: 'fault', at: state.window.tookAt, step: 'took' });
    return text().drill.notes.injected(fault.id, host);
  });
}

/** Waits until the cloud has helped itself, or the limit is over. */
export function holdPhase(drill: Drill): Promise<void> {
  return phase(drill, 'holding', () => waitUntilWell(drill));
}

/** Takes the fault back, ^C or not. */
export function healPhase(drill: Drill): Promise<void> {
  const { plan, world, state } = drill;
  const { clock, lab, keepEvent } = world;
  return phase(drill, 'recovering', async () => {
    keepEvent({ type: 'fault', at: clock.now(), step: 'healing' });
    for (const host of state.hosts) await faults[plan.fault.fault].heal(lab, host);
    state.window.healedAt = clock.now();
    keepEvent({ type: 'fault', at: state.window.healedAt, step: 'healed' });
    return text().drill.notes.healed(state.hosts.join(', '));
  });
}

/** Waits until all is well after healing; at once when the cloud had helped itself. */
export function recoveredPhase(drill: Drill): Promise<void> {
  return phase(drill, 'recovered', () => waitUntilWell(drill));
}

async function waitUntilWell(drill: Drill): Promise<string> {
  const { limit } = drill.plan.settings;
  const { notes } = text().drill;
  return (await until(drill, () => allWell(drill), limit)) ? notes.wellAgain : notes.notWell(limit);
}

/** Canaries well for long enough, and a look begun after the fault that finds nothing amiss. */
function allWell({ plan, world, state, live, watch }: Drill): boolean {
  const latest = watch.latest();
  const { tookAt } = state.window;
  const sawNothingAmiss = latest && tookAt !== undefined && latest.at > tookAt && latest.conditions.length === 0;
  return Boolean(sawNothingAmiss) && live.wellFor(plan.settings.wellFor, world.clock.now());
}
