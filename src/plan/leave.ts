import type { Composition } from '../compose/compose.ts';
import { services } from '../services/index.ts';
import { quote } from '../util/shell.ts';
import { balancerOf, drainsOf } from './drains.ts';
import { formerFiles, reloadUnits } from './files.ts';
import type { Graph } from './graph.ts';
import { handOver } from './hand-over.ts';
import { manifestFunctions } from './manifest.ts';
import type { Observed } from './observe.ts';
import { restFile } from './rest.ts';
import type { Planned } from './step.ts';

/** A service that is on a host by its manifest, and no longer declared there. */
interface Leaving {
  readonly service: string;
  readonly host: string;
  readonly observed: Observed;
}

/** Everything that leaves: services no longer wanted on a host that stays, and all of a host that is no longer declared. */
export function leavings(composition: Composition, observed: readonly Observed[]): Leaving[] {
  const wanted = new Set(
    composition.groups.flatMap(({ service, view }) => view.members.map(({ host }) => `${service.id}@${host}`)),
  );
  return observed.flatMap((one) => {
    const there = new Set(
      [...one.manifest.files.values(), ...one.manifest.units.values()].map(({ service }) => service),
    );
    return [...there]
      .filter((service) => !wanted.has(`${service}@${one.host}`))
      .map((service) => ({ service, host: one.host, observed: one }));
  });
}

/** Name of the barrier after which a service has left all the hosts that it leaves. */
export function left(service: string): string {
  return `${service}/left`;
}

/**
 * A member leaves after the balancers were told, after what needs it on its host has left, and before those who stay change their list of
 * members: a list without a live member would have it fenced. Balancers leave a host last, because they serve it until then; they are
 * not told by files any more, and so each member that goes is first kept free of requests.
 */
export function planLeaving(graph: Graph, composition: Composition, leaving: readonly Leaving[]): void {
  const balancing = balancerOf(composition);
  const balancer = balancing?.service.id;
  for (const { service, host, observed } of leaving) {
    const here = leaving.filter((one) => one.host === host && one.service !== service).map((one) => one.service);
    const dependants =
      service === balancer ? here : here.filter((one) => one !== balancer && needsOf(one).includes(service));
    const group = composition.groups.find((one) => one.service.id === service);
    const told = group?.service.contributes && balancer ? [`${balancer}/done`] : [];
    // A TCP session may last for ever: it ends with its member, and its client comes again.
    const drains =
      group && balancer && here.includes(balancer)
        ? drainsOf(group, balancing, host, ({ protocol }) => protocol === 'http')
        : [];
    const drain = drains.length > 0 ? { drain: { hosts: [host], drains: drains.map(({ away }) => ({ away })) } } : {};
    const handed = group ? handOver(group, host, composition) : {};
    const id = graph.add({ ...leaveStep(service, host, observed), ...drain, ...handed }, [
      ...(service === balancer ? [] : told),
      ...dependants.map((one) => `leave ${one}@${host}`),
    ]);
    graph.barrier(left(service), [id]);
  }
}

/** Also of a service that the cloud no longer has anywhere. */
function needsOf(service: string): readonly string[] {
  return services.find(({ id }) => id === service)?.needs ?? [];
}

function leaveStep(service: string, host: string, observed: Observed): Planned {
  const units = [...observed.manifest.units].flatMap(([name, owned]) => (owned.service === service ? [name] : []));
  const files = formerFiles(service, observed, new Set());
  return {
    id: `leave ${service}@${host}`,
    service,
    host,
    verb: 'remove',
    object: () => service,
    details: [...units, ...files],
    act: {
      script: `${manifestFunctions}set -e
${units.map((unit) => `SYSTEMCTL_SKIP_SYSV=1 systemctl -q disable --now ${quote(unit)} || ! systemctl -q is-active ${quote(unit)}\n`).join('')}
${units.map((unit) => `rm -f -- ${quote(restFile(unit))}\n`).join('')}
${files.map((file) => `rm -f -- ${quote(file)}; forget file ${quote(file)}\n`).join('')}
${units.map((unit) => `forget unit ${quote(unit)}\n`).join('')}
${reloadUnits(files)}`,
    },
    timeoutMs: 300_000,
  };
}
