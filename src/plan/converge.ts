import type { ConvergeStep } from '../services/service.ts';
import type { Planned } from './step.ts';

/** What files and units cannot express: looked at again just before, on every host that could tell. */
export function convergeStep(service: string, step: ConvergeStep): Planned {
  return {
    id: `${step.id}@${step.hosts[0]}`,
    service,
    host: step.hosts[0]!,
    verb: 'converge',
    object: step.title,
    details: [],
    look: { script: step.look, hosts: step.hosts },
    act: step.act,
    timeoutMs: step.timeoutMs,
    ...(step.gate ? { gate: step.gate } : {}),
  };
}
