import { type Drill, type DrillState, type DrillWorld, Stopped } from './drill.ts';
import type { DrillPlan, Ending, RunInfo } from './history.ts';
import { liveAnswers } from './live.ts';
import { baselinePhase, healPhase, holdPhase, injectPhase, recoveredPhase } from './phases.ts';
import { causeOf, reason } from './reason.ts';
import { startWatch } from './watch.ts';

/**
 * Carries out a drill: canaries all the while, baseline, fault, holding until all is well, healing. Whatever goes wrong on the way,
 * what was injected is healed, the canaries are ended, and what was recorded is returned: how it ended says the rest. Never rejects.
 */
export async function runDrill(plan: DrillPlan, world: DrillWorld): Promise<RunInfo> {
  const { clock, report, keepEvent, keepRecord } = world;
  const startedAt = clock.now();
  const state: DrillState = { baseline: [], window: {} };
  const since = () => state.window.injectedAt;
  const tell = (note: string) => report({ type: 'note', at: clock.now(), level: 'info', text: note });
  keepEvent({ type: 'phase', at: startedAt, phase: 'planned' });

  const ids = plan.canaries.map(({ canary }) => canary);
  const live = liveAnswers(ids, plan.settings.delayedOver, since);
  const canaries = world.startCanaries((record) => {
    keepRecord(record);
    if (record.type === 'stall') live.stalled(record);
    if (record.type !== 'answer') return;
    if (since() === undefined) state.baseline.push(record);
    live.add(record).forEach(tell);
  });
  const died = new AbortController();
  canaries.gone.then((why) =>
    died.abort(new Stopped('stopped', why === undefined ? reason('canariesDone') : reason('canariesDied', why))),
  );
  const watch = startWatch({ looker: world.looker, clock, record: keepEvent, tell, since });
  const drill: Drill = { plan, world, state, live, watch, stop: AbortSignal.any([world.signal, died.signal]) };

  const hosts = () => state.victims?.hosts ?? [];
  let ended: Ending = { as: 'complete' };
  try {
    await baselinePhase(drill);
    await injectPhase(drill);
    await holdPhase(drill);
  } catch (error) {
    ended = endingOf(error, drill);
  }
  try {
    if (state.victims) await healPhase(drill);
  } catch (error) {
    ended = { as: 'stopped', why: reason('notHealed', hosts().join(', '), causeOf(error)) };
  }
  try {
    if (ended.as === 'complete') await recoveredPhase(drill);
  } catch (error) {
    ended = endingOf(error, drill);
  }
  await canaries.stop();
  await watch.stop();
  const endedAt = clock.now();
  keepEvent({ type: 'phase', at: endedAt, phase: 'judged' });
  return { ...plan, startedAt, endedAt, ended, hosts: hosts(), faultWindow: state.window };
}

function endingOf(error: unknown, { world, stop }: Drill): Ending {
  if (world.signal.aborted) return { as: 'interrupted' };
  const cause = stop.aborted ? stop.reason : error;
  return cause instanceof Stopped
    ? { as: cause.as, why: cause.why }
    : { as: 'stopped', why: reason('failed', causeOf(cause)) };
}
