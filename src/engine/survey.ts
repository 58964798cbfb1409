import type { Composition } from '../compose/compose.ts';
import { type Maintenance, readMaintenance } from '../plan/maintenance.ts';
import type { KnownHost } from '../plan/manifest.ts';
import { onlyFor } from '../plan/only.ts';
import { makePlan } from '../plan/plan.ts';
import { leavingRisks, neverStarts, type Risk, wakingRisks } from '../plan/risks.ts';
import type { Plan } from '../plan/step.ts';
import type { Transport } from '../transport/remote.ts';
import type { Problem } from '../util/errors.ts';
import { type Observation, observe } from './observe.ts';

/** What is, and what would change. */
export interface Survey {
  readonly observation: Observation;
  readonly plan: Plan;
  /** What forbids to carry the plan out. */
  readonly risks: readonly Problem[];
}

export interface SurveyOptions {
  /** Hosts or services; all, when left out. */
  readonly only?: readonly string[] | undefined;
  readonly accepted?: readonly Risk[] | undefined;
  /** The host whose maintenance ends with it. */
  readonly waking?: string | undefined;
}

/** Looks at all hosts and plans. Throws what `observe` throws. */
export async function survey(
  composition: Composition,
  { transport, learn }: { readonly transport: Transport; readonly learn: (hosts: readonly KnownHost[]) => void },
  { only, accepted = [], waking }: SurveyOptions = {},
): Promise<Survey> {
  const observation = await observe(composition, transport, learn);
  const whole = makePlan(composition, observation.hosts, observation.departed);
  const plan = only ? onlyFor(whole, only) : whole;
  const careless = accepted.includes('no-quorum');
  return {
    observation,
    plan: careless ? { ...plan, steps: plan.steps.map(({ guard: _, ...step }) => step) } : plan,
    risks: [
      ...neverStarts(composition),
      ...leavingRisks(composition, observation.departed, accepted),
      ...wakingRisks(plan, resting(observation), waking),
    ],
  };
}

/** Hosts of the cloud that are in maintenance. One that is no longer declared may leave. */
function resting({ hosts }: Observation): Maintenance[] {
  const declared = new Set(hosts.map(({ host }) => host));
  return readMaintenance(hosts.map(({ maintenance }) => maintenance)).filter(({ host }) => declared.has(host));
}
