import type { ComposedGroup, Composition } from '../compose/compose.ts';
import type { UnitSpec } from '../services/service.ts';
import type { Script } from '../util/script.ts';
import { quote } from '../util/shell.ts';
import { balancerOf } from './drains.ts';
import { Graph } from './graph.ts';
import { handOver } from './hand-over.ts';
import type { Plan, Planned, Step } from './step.ts';
import { cares } from './units.ts';

/** Longest time for a service to stop, in ms. */
const stopLimit = 300_000;

/**
 * Puts all that a host has of the cloud to rest, so that nobody notices: it can be switched off and on, and what is at rest does not begin by
 * itself. Each service stops after those that need it; clients are led elsewhere first, and the others must do without it. The addresses leave
 * last, and then their balancer. What every host has serves the host itself, and stays.
 */
export function planRest(composition: Composition, host: string, hasAddresses: boolean): Plan {
  const graph = new Graph();
  let last: string[] = [];
  for (const group of stoppingOrder(composition.groups)) {
    const step = restStep(group, host, composition, hasAddresses);
    if (step) last = [graph.add(step, last)];
  }
  return { cloud: composition.cloud.name, revision: composition.revision, ...graph.order() };
}

/** A balancer serves until nobody comes any more. */
function stoppingOrder(groups: readonly ComposedGroup[]): readonly ComposedGroup[] {
  const order = new Set<ComposedGroup>();
  const stop = (group: ComposedGroup) => {
    for (const one of groups) if (one.service.needs.includes(group.service.id) && !order.has(one)) stop(one);
    order.add(group);
  };
  const isLast = ({ service }: ComposedGroup) =>
    service.drain !== undefined || service.handOver !== undefined || isUnder(service.id);
  const isUnder = (id: string) => groups.some(({ service }) => service.handOver && service.needs.includes(id));
  for (const group of groups) if (!isLast(group)) stop(group);
  for (const group of groups) if (!group.service.drain) stop(group);
  for (const group of groups) stop(group);
  return [...order];
}

function restStep(
  group: ComposedGroup,
  host: string,
  composition: Composition,
  hasAddresses: boolean,
): Planned | undefined {
  const { service, view } = group;
  const member = view.members.find((one) => one.host === host);
  const units = member && service.role !== 'any' ? (service.units?.(view, member) ?? []) : [];
  if (units.length === 0) return undefined;
  const chief = units.find(({ rolling }) => rolling) ?? units.find(({ gate }) => gate) ?? units[0]!;
  const params = { units: units.map(({ name }) => name).join(' ') };
  return {
    id: `rest ${service.id}@${host}`,
    service: service.id,
    host,
    verb: 'stop',
    object: () => service.id,
    details: units.map(({ name }) => name),
    look: { script: { script: isAtRest, params }, hosts: [host] },
    ...led(chief, group, host, composition),
    ...(hasAddresses ? handOver(group, host, composition) : {}),
    // What is declared later builds on what is before.
    act: { script: `set -e\n${units.toReversed().map(stopUnit).join('')}${keepAtRest}`, params },
    timeoutMs: stopLimit,
  };
}

/**
 * A condition of systemd that fails as long as it is written down: neither a boot nor another unit, nor the upgrade of a package starts what
 * has it. Disabled, a unit would look as if it had left the cloud.
 */
export function restFile(unit: string): string {
  return `/etc/systemd/system/${unit}.d/quorate-rest.conf`;
}

const condition = '[Unit]\\nConditionPathExists=!/etc/systemd/system/%%n.d/quorate-rest.conf\\n';

const isAtRest = `for unit in $units; do
  ! systemctl -q is-active "$unit" && [ -e "${restFile('$unit')}" ] || exit 1
done`;

const keepAtRest = `for unit in $units; do
  mkdir -p "/etc/systemd/system/$unit.d"
  printf '${condition}' >"${restFile('$unit')}"
done
systemctl daemon-reload
`;

function stopUnit({ name, stop }: UnitSpec): string {
  return stop ? `(${stop})\n` : `systemctl stop ${quote(name)}\n`;
}

/** Lets what is at rest on a host start again; it starts nothing. */
export const wakeUnits: Script = {
  script: `rm -f ${restFile('*')} && systemctl daemon-reload`,
};

/** As when it restarts; but it does not come back. */
function led(
  chief: UnitSpec,
  group: ComposedGroup,
  host: string,
  composition: Composition,
): Pick<Step, 'guard' | 'drain' | 'release'> {
  const { drain, ...rest } = cares(chief, host, group, balancerOf(composition));
  if (!drain) return rest;
  const drains = drain.drains.map(({ away, gone }) => ({ away, ...(gone ? { back: gone } : {}) }));
  return { ...rest, drain: { hosts: drain.hosts, drains } };
}
