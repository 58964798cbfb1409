import { text } from '../../locale/text.ts';
import type { Plan, Step } from '../../plan/step.ts';

/** A plan without the scripts that carry it out: they hold secrets. */
interface ShownPlan {
  readonly cloud: string;
  readonly revision: string;
  readonly steps: readonly Pick<Step, 'id' | 'service' | 'host' | 'verb' | 'object' | 'details' | 'needs'>[];
}

export function planForPeople({ cloud, revision, steps }: Plan): ShownPlan {
  return {
    cloud,
    revision,
    steps: steps.map(({ id, service, host, verb, object, details, needs }) => ({
      id,
      service,
      host,
      verb,
      object,
      details,
      needs,
    })),
  };
}

/** A line per step: verb, service, host, object; details below it. */
export function planText({ cloud, revision, steps }: ShownPlan): string {
  const words = text().cli.plan;
  if (steps.length === 0) return words.nothing(cloud, revision);
  const width = (of: (step: ShownPlan['steps'][number]) => string) => Math.max(...steps.map((step) => of(step).length));
  const [service, host] = [width((step) => step.service), width((step) => step.host)];
  const lines = steps.flatMap((step) => [
    `${signs[step.verb]} ${step.verb.padEnd(8)} ${step.service.padEnd(service)}  ${step.host.padEnd(host)}  ${step.object}`,
    ...(step.details.length > 1 ? step.details.map((detail) => `${' '.repeat(14 + service + host)}${detail}`) : []),
  ]);
  return [...lines, '', words.total(steps.length, new Set(steps.map((step) => step.host)).size, revision)].join('\n');
}

const signs: Record<Step['verb'], string> = {
  install: '+',
  write: '~',
  start: '▶',
  restart: '↻',
  reload: '↻',
  enable: '+',
  converge: '~',
};
