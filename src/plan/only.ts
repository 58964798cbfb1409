import type { Plan, Step } from './step.ts';

/**
 * The part of a plan that concerns these hosts and services, with what it cannot do without: earlier steps on the same hosts, and what is done
 * once for a whole group. The order among other hosts is kept by nobody, since they are left alone.
 */
export function onlyFor(plan: Plan, names: readonly string[]): Plan {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const kept = new Set<string>();
  const keep = (step: Step): void => {
    if (kept.has(step.id)) return;
    kept.add(step.id);
    const seen = new Set<string>();
    const follow = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      const need = byId.get(name);
      if (need && (need.host === step.host || need.verb === 'converge')) keep(need);
      else for (const further of need?.needs ?? plan.barriers[name] ?? []) follow(further);
    };
    for (const need of step.needs) follow(need);
  };
  const wanted = ({ host, service }: Step) => names.includes(host) || names.includes(service);
  for (const step of plan.steps) if (!step.last && wanted(step)) keep(step);
  // What comes at last builds on all the rest.
  const whole = plan.steps.every(({ id, last }) => last || kept.has(id));
  return { ...plan, steps: plan.steps.filter((step) => (step.last ? whole && wanted(step) : kept.has(step.id))) };
}
