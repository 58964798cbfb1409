import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { ConvergeStep } from '../services/service.ts';
import { convergeStep } from './converge.ts';
import { balancerOf } from './drains.ts';
import { filesStep } from './files.ts';
import { Graph } from './graph.ts';
import { leavings, left, planLeaving } from './leave.ts';
import type { Observed } from './observe.ts';
import { packagesStep } from './packages.ts';
import type { Plan, Planned } from './step.ts';
import { unitStep } from './units.ts';

/**
 * What would change, and in which order. Pure: the desired state against what was observed; `departed` are hosts that are no longer
 * declared, as far as they could be looked at.
 * Invariant: a service's steps come after everything its needs have to do; on one service, files come before converging,
 * a rolling unit is never down on two members at once, and members that leave have left before the others change.
 */
export function makePlan(
  composition: Composition,
  observed: readonly Observed[],
  departed: readonly { readonly name: string; readonly observed?: Observed }[] = [],
): Plan {
  const seen = new Map(observed.map((one) => [one.host, one]));
  const graph = new Graph();
  const writes = new Map<string, Planned[]>();
  for (const state of composition.hosts) {
    const one = seen.get(state.name)!;
    const step = packagesStep(state, one);
    if (step) graph.add(step, []);
    for (const { service } of composition.groups) {
      const files = filesStep(service.id, state, one, composition.secrets);
      if (files) writes.set(service.id, [...(writes.get(service.id) ?? []), files]);
    }
  }
  const leaving = leavings(composition, [...observed, ...departed.flatMap((one) => one.observed ?? [])]);
  const gone = { hosts: departed.map(({ name }) => name), services: new Set(leaving.map(({ service }) => service)) };
  for (const group of composition.groups) planGroup(graph, composition, group, seen, writes, gone);
  planLeaving(graph, composition, leaving);
  planLast(graph, composition, seen);
  return { cloud: composition.cloud.name, revision: composition.revision, ...graph.order() };
}

function planGroup(
  graph: Graph,
  composition: Composition,
  group: ComposedGroup,
  seen: ReadonlyMap<string, Observed>,
  writes: ReadonlyMap<string, readonly Planned[]>,
  gone: { readonly hosts: readonly string[]; readonly services: ReadonlySet<string> },
): void {
  const { service, view, converge } = group;
  const members = new Set(view.members.map(({ host }) => host));
  const hosts = composition.hosts.filter(({ name }) => members.has(name));
  const balancer = balancerOf(composition);

  const written = graph.barrier(
    `${service.id}/files`,
    (writes.get(service.id) ?? []).map((step) => graph.add(step, [`packages@${step.host}`])),
  );
  // Where it writes nothing, what it needs may still be missing.
  graph.barrier(
    written,
    hosts.map(({ name }) => `packages@${name}`),
  );
  // What was done by a service that is replaced is undone when it leaves.
  const isTakenOver = composition.groups
    .filter((one) => service.needs.includes(one.service.id))
    .some((one) => one.service.replaces?.some((id) => gone.services.has(id)));
  const satisfied = (step: ConvergeStep) =>
    !isTakenOver && isSatisfied(step, seen) && !readsAnew(step, [...writes.values()].flat());
  let last = graph.barrier(`${service.id}/ready`, [
    written,
    // Balancers are told first that members leave, and leave last themselves.
    ...(service.drain ? [] : [left(service.id)]),
    ...service.needs.map((need) => `${need}/done`),
    ...(service.replaces ?? []).map(left),
  ]);
  const chain = (steps: readonly ConvergeStep[]) => {
    for (const step of steps) if (!satisfied(step)) last = graph.add(convergeStep(service.id, step), [last]);
  };
  chain(converge.filter((step) => step.when === 'before-units'));
  const names = [
    ...new Set(
      hosts.flatMap((state) => state.units.filter((unit) => unit.service === service.id).map((unit) => unit.name)),
    ),
  ];
  for (const name of names) {
    const steps = hosts.flatMap((state) => {
      const unit = state.units.find((one) => one.name === name && one.service === service.id);
      const step = unit && unitStep(unit, state, seen.get(state.name)!, group, balancer);
      return step ? [{ step, rolling: unit.rolling ?? false }] : [];
    });
    last = planUnit(graph, name, service.id, last, steps);
  }
  chain(converge.filter((step) => step.when === 'after-units'));
  chain(gone.hosts.flatMap((host) => service.leave?.(view, host) ?? []));
  graph.barrier(`${service.id}/done`, [last]);
}

/** What closes a door that something may still have gone through: after everything else. */
function planLast(graph: Graph, { groups }: Composition, seen: ReadonlyMap<string, Observed>): void {
  const done = groups.map(({ service }) => `${service.id}/done`);
  for (const { service, converge } of groups)
    for (const step of converge)
      if (step.when === 'at-last' && !isSatisfied(step, seen))
        graph.add({ ...convergeStep(service.id, step), last: true }, done);
}

function isSatisfied({ id, hosts }: ConvergeStep, seen: ReadonlyMap<string, Observed>): boolean {
  return hosts.some((host) => seen.get(host)?.satisfied.has(id));
}

/** What a look on these hosts compares with is about to be written there: what it says now is out of date. */
function readsAnew({ hosts, reads = [] }: ConvergeStep, writes: readonly Planned[]): boolean {
  return (
    reads.length > 0 &&
    writes.some(({ host, details }) => hosts.includes(host) && details.some((path) => reads.includes(path)))
  );
}

/** One unit on all its hosts: members that do not run come first, for those that do can only be taken down while enough others are up. */
function planUnit(
  graph: Graph,
  name: string,
  service: string,
  last: string,
  steps: readonly { readonly step: Planned; readonly rolling: boolean }[],
): string {
  const ids: string[] = [];
  let previous = last;
  const down = ({ step }: { step: Planned }) => step.verb === 'start';
  for (const { step, rolling } of [...steps.filter(down), ...steps.filter((one) => !down(one))]) {
    const id = graph.add(step, [previous]);
    ids.push(id);
    if (rolling) previous = id;
  }
  return graph.barrier(`${service}/${name}`, [last, ...ids]);
}
