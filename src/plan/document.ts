import { createHmac } from 'node:crypto';
import { text } from '../locale/text.ts';
import { digest } from '../util/digest.ts';
import type { Problem } from '../util/errors.ts';
import type { Plan, Step } from './step.ts';

/** A plan as it is shown and kept: without the scripts that carry it out, for they hold secrets. */
export interface PlanDocument {
  readonly apiVersion: 'quorate/v1';
  readonly kind: 'Plan';
  readonly cloud: string;
  /** Path of the cloud file. */
  readonly source: string;
  /** Name of the lab, for a rehearsal. */
  readonly lab?: string;
  /** Hosts or services that it was limited to. */
  readonly only?: readonly string[];
  readonly revision: string;
  readonly steps: readonly ShownStep[];
}

type ShownStep = Pick<Step, 'id' | 'service' | 'host' | 'verb' | 'details' | 'diffs' | 'effect' | 'needs'> & {
  readonly object: string;
  /** Of all that would be run, keyed by the cloud's secrets: it tells whether a step is the same, and nothing about what is in it. */
  readonly digest: string;
};

export function documentOf(
  plan: Plan,
  secrets: readonly string[],
  about: Pick<PlanDocument, 'source' | 'lab' | 'only'>,
): PlanDocument {
  const key = digest(secrets.join('\n'));
  const digestOf = ({ look, guard, drain, release, act, gate, record }: Step) =>
    createHmac('sha256', key)
      .update(JSON.stringify([look, guard, drain, release, act, gate, record]))
      .digest('hex')
      .slice(0, 16);
  return {
    apiVersion: 'quorate/v1',
    kind: 'Plan',
    cloud: plan.cloud,
    ...about,
    revision: plan.revision,
    steps: plan.steps.map((step) => {
      const { id, service, host, verb, object, details, diffs, effect, needs } = step;
      const optional = { ...(diffs ? { diffs } : {}), ...(effect ? { effect } : {}) };
      return { id, service, host, verb, object: object(), details, ...optional, needs, digest: digestOf(step) };
    }),
  };
}

/**
 * What moved between a plan that was agreed on and the one that would be made now; undefined when it is the same.
 * With `resumes`, steps that are done by now are no move.
 */
export function movedSince(agreed: PlanDocument, now: PlanDocument, resumes = false): Problem | undefined {
  const former = new Map(agreed.steps.map((step) => [step.id, step.digest]));
  const current = new Map(now.steps.map((step) => [step.id, step.digest]));
  const words = text().plan.stale;
  const lines = [
    ...(agreed.cloud === now.cloud ? [] : [words.cloud(agreed.cloud, now.cloud)]),
    ...(agreed.revision === now.revision ? [] : [words.revision(agreed.revision, now.revision)]),
    ...[...former.keys()].flatMap((id) => (current.has(id) || resumes ? [] : [words.gone(id)])),
    ...[...current].flatMap(([id, one]) => {
      if (!former.has(id)) return [words.added(id)];
      return former.get(id) === one ? [] : [words.other(id)];
    }),
  ];
  if (lines.length === 0) return undefined;
  return { code: 'PLAN_STALE', what: words.what, detail: lines.join('\n') };
}
