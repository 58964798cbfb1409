import pLimit from 'p-limit';
import type { Plan, Step } from '../plan/step.ts';
import type { Transport } from '../transport/remote.ts';
import type { Clock } from '../util/clock.ts';
import { messageOf, type Problem, QuorateError } from '../util/errors.ts';
import type { Report } from '../util/events.ts';
import { takeStep } from './step.ts';

/** What the engine needs of the world. */
export interface Engine {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly report: Report;
  readonly signal: AbortSignal;
  /** Steps at once over all hosts. */
  readonly parallel?: number;
}

export interface RunResult {
  readonly done: readonly string[];
  readonly failed: readonly { readonly step: Step; readonly problem: Problem }[];
  /** Not begun, because something they need failed or the run was interrupted. */
  readonly left: readonly string[];
}

/** More would only queue at the operator's own machine. */
const usualParallel = 32;

/**
 * Runs the plan in dependency order. After the first failure nothing new begins, but what is in hand is finished:
 * a step cut in half is the one state nobody planned for. The same holds for ^C.
 */
export async function runPlan(plan: Plan, engine: Engine): Promise<RunResult> {
  const limit = pLimit(engine.parallel ?? usualParallel);
  const done = new Set<string>();
  const failed: { step: Step; problem: Problem }[] = [];
  const stopped = () => failed.length > 0 || engine.signal.aborted;
  const outcomes = new Map<string, Promise<boolean>>();
  /** Whether all that a name stands for is done. What is not in the plan is done already; steps come after what they need. */
  const met = (name: string): Promise<boolean> => {
    const known = outcomes.get(name);
    if (known) return known;
    const all = Promise.all((plan.barriers[name] ?? []).map(met)).then((each) => !each.includes(false));
    outcomes.set(name, all);
    return all;
  };
  for (const step of plan.steps) {
    const outcome = Promise.all(step.needs.map(met)).then((each) => {
      if (each.includes(false)) return false;
      return limit(async () => {
        if (stopped()) return false;
        const problem = await reported(step, engine);
        if (problem) failed.push({ step, problem });
        else done.add(step.id);
        return !problem;
      });
    });
    outcomes.set(step.id, outcome);
  }
  await Promise.all(outcomes.values());
  const left = plan.steps
    .filter((step) => !done.has(step.id) && !failed.some((one) => one.step.id === step.id))
    .map(({ id }) => id);
  return { done: [...done], failed, left };
}

async function reported(step: Step, { transport, clock, report }: Engine): Promise<Problem | undefined> {
  const base = { step: step.id, host: step.host, title: `${step.verb} ${step.object()}` };
  const started = clock.now();
  report({ type: 'step-started', at: started, ...base });
  const ended = (outcome: 'done' | 'unchanged' | 'failed', problem?: Problem) => {
    const at = clock.now();
    report({ type: 'step-ended', at, ...base, outcome, ms: at - started, ...(problem ? { problem } : {}) });
  };
  try {
    ended(await takeStep(step, transport));
    return undefined;
  } catch (error) {
    const problem = error instanceof QuorateError ? error.problems[0] : bug(error, step);
    ended('failed', problem);
    return problem;
  }
}

function bug(error: unknown, step: Step): Problem {
  return { code: 'INTERNAL', what: messageOf(error), where: { name: step.id } };
}
