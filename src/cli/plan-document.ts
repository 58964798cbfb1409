import { documentOf, type PlanDocument } from '../plan/document.ts';
import type { Plan } from '../plan/step.ts';
import type { Target } from './target.ts';

/** A plan for this target, or for a part of it, as it is printed, kept and compared. */
export function planDocument({ cloud, composition, lab }: Target, plan: Plan, only?: readonly string[]): PlanDocument {
  const about = { source: cloud.source, ...(lab ? { lab: lab.name } : {}), ...(only ? { only } : {}) };
  return documentOf(plan, composition.secrets, about);
}
