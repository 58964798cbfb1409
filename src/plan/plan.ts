import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { ConvergeStep } from '../services/service.ts';
import { Graph } from './graph.ts';
import type { Observed } from './observe.ts';
import type { Plan, Planned } from './step.ts';
import { convergeStep, filesStep, packagesStep, unitStep } from './steps.ts';

/**
 * What would change, and in which order. Pure: the desired state against what was observed.
 * Invariant: a service's steps come after everything its needs have to do; on one service, files come before converging,
 * and a rolling unit is never restarted on two members at once.
 */
export function makePlan(composition: Composition, observed: readonly Observed[]): Plan {
  const seen = new Map(observed.map((one) => [one.host, one]));
  const graph = new Graph();
  for (const state of composition.hosts) {
    graph.add(packagesStep(state, seen.get(state.name)!), []);
  }
  for (const group of composition.groups) planGroup(graph, composition, group, seen);
  return { cloud: composition.cloud.name, revision: composition.revision, steps: graph.steps() };
}

function planGroup(
  graph: Graph,
  composition: Composition,
  { service, view, converge }: ComposedGroup,
  seen: ReadonlyMap<string, Observed>,
): void {
  const hosts = composition.hosts.filter((state) => view.members.some((member) => member.host === state.name));
  const barrier = (part: string, needs: readonly string[]) => graph.barrier(`${service.id}/${part}`, needs);
  const add = (step: Planned | undefined, needs: readonly string[]): string[] => graph.add(step, needs);

  const fileSteps = hosts.flatMap((state) => filesStep(service.id, state, seen.get(state.name)!) ?? []);
  const written = barrier(
    'files',
    fileSteps.flatMap((step) => add(step, [`packages@${step.host}`])),
  );
  const satisfied = ({ id, hosts: asked, reads = [] }: ConvergeStep) =>
    asked.some((host) => seen.get(host)?.satisfied.has(id)) &&
    !fileSteps.some((step) => step.details.some((path) => reads.includes(path)));
  let last = barrier('ready', [written, ...service.needs.map((need) => `${need}/done`)]);
  const chain = (steps: readonly ConvergeStep[]) => {
    for (const step of steps) {
      if (!satisfied(step)) last = add(convergeStep(service.id, step), [last])[0] ?? last;
    }
  };
  chain(converge.filter((step) => step.when === 'before-units'));
  const names = [
    ...new Set(
      hosts.flatMap((state) => state.units.filter((unit) => unit.service === service.id).map((unit) => unit.name)),
    ),
  ];
  for (const name of names) {
    const started: string[] = [];
    let previous = last;
    for (const state of hosts) {
      const unit = state.units.find((one) => one.name === name && one.service === service.id);
      if (!unit) continue;
      const [id] = add(unitStep(unit, state, seen.get(state.name)!), [previous]);
      if (!id) continue;
      started.push(id);
      if (unit.rolling) previous = id;
    }
    last = barrier(`unit ${name}`, [last, ...started]);
  }
  chain(converge.filter((step) => step.when === 'after-units'));
  barrier('done', [last]);
}
