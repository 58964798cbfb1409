import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Cluster, Resource } from '../facts/cluster.ts';
import { isOff, isOn } from '../facts/setting.ts';
import { seconds } from '../seconds.ts';
import { found, type Rule } from './rule.ts';

/** Does Pacemaker do what it is there for? */
export const cluster: Rule = ({ clusters }) =>
  clusters.flatMap((one) => [
    ...fencing(one),
    ...race(one),
    ...leftovers(one),
    ...one.resources.flatMap(watched),
    ...failures(one),
    ...stickiness(one),
    ...orders(one),
  ]);

function fencing({ properties, resources, where }: Cluster): Finding[] {
  const words = text().audit.cluster;
  const enabled = properties.get('stonith-enabled');
  if (enabled && isOff(enabled)) return [found('error', 'FENCING_DISABLED', words.fencingOff, enabled.where)];
  const [fences, others] = [resources.filter(isFence), resources.filter((one) => !isFence(one))];
  const hasWatchdog = properties.has('stonith-watchdog-timeout');
  // Where it is not said, a device may stand in a file that was not given.
  return fences.length === 0 && others.length > 0 && !hasWatchdog
    ? [found(enabled ? 'error' : 'warning', 'FENCING_MISSING', words.noFence, enabled?.where ?? where)]
    : [];
}

/** Devices of which none waits: the one that begins first by a millisecond does not stop the other. */
function race({ nodes, properties, resources }: Cluster): Finding[] {
  const fences = resources.filter(isFence);
  const waits = fences.some(({ parameters }) => parameters.has('pcmk_delay_base') || parameters.has('pcmk_delay_max'));
  const [first] = fences;
  return nodes.length === 2 && first && fences.length > 1 && !waits && !properties.has('priority-fencing-delay')
    ? [found('warning', 'FENCING_RACE', text().audit.cluster.race, first.where)]
    : [];
}

function isFence({ agent }: Resource): boolean {
  return agent.startsWith('stonith:');
}

function leftovers({ properties, resources, constraints }: Cluster): Finding[] {
  const words = text().audit.cluster;
  const switches = [properties.get('maintenance-mode'), properties.get('stop-all-resources')].filter(
    (one) => one && isOn(one),
  );
  const unmanaged = resources.filter(({ meta }) => isOff(meta.get('is-managed')) || isOn(meta.get('maintenance')));
  return [
    ...switches.map((one) => found('error', 'MAINTENANCE_LEFT_ON', words.maintenance, one!.where)),
    ...unmanaged.map(({ id, where }) => found('error', 'MAINTENANCE_LEFT_ON', words.unmanaged(id), where)),
    ...constraints
      .filter(({ id }) => /^cli-(ban|prefer|standby)-/.test(id))
      .map(({ id, of, where }) => found('warning', 'CONSTRAINT_LEFT_BEHIND', words.leftover(id, of[0] ?? ''), where)),
  ];
}

/** s: what users reach by, and is asked less often, is away for longer than it needs to be. */
const slow = 10;
const reachedBy = /IPaddr2?$|haproxy$/;

function watched(resource: Resource): Finding[] {
  const monitors = resource.operations.filter(({ name }) => name === 'monitor');
  const enabled = monitors.filter(
    ({ settings }) => !isOff(settings.get('enabled')) && settings.get('interval')?.value !== '0',
  );
  // A template has its operations elsewhere.
  const isTemplated = resource.agent === '' || resource.agent.startsWith('@');
  const words = text().audit.cluster;
  if (enabled.length === 0 && !isFence(resource) && !isTemplated)
    return [found('error', 'RESOURCE_UNMONITORED', words.unmonitored(resource.id), resource.where)];
  const often = Math.min(...enabled.map(({ settings }) => seconds(settings.get('interval')?.value ?? '') ?? 0));
  return reachedBy.test(resource.agent) && Number.isFinite(often) && often > slow
    ? [found('warning', 'DETECTION_SLOW', words.slow(resource.id, often), resource.where)]
    : [];
}

function failures({ properties, defaults, resources }: Cluster): Finding[] {
  const words = text().audit.cluster;
  const expiry =
    defaults.get('failure-timeout') ?? resources.map(({ meta }) => meta.get('failure-timeout')).find(Boolean);
  const threshold =
    defaults.get('migration-threshold') ?? resources.map(({ meta }) => meta.get('migration-threshold')).find(Boolean);
  if (!expiry) return threshold ? [found('warning', 'FAILURES_NEVER_EXPIRE', words.neverExpire, threshold.where)] : [];
  const recheck = seconds(properties.get('cluster-recheck-interval')?.value ?? '15min');
  const after = seconds(expiry.value);
  return after && recheck && recheck > after
    ? [found('advice', 'FAILURE_RECHECKED_LATE', words.rechecked(after, recheck), expiry.where)]
    : [];
}

function stickiness({ properties, defaults, resources, where }: Cluster): Finding[] {
  const moves = resources.filter(({ agent }) => !agent.startsWith('stonith:'));
  const sticky = [
    defaults.get('resource-stickiness'),
    properties.get('default-resource-stickiness'),
    ...moves.map(({ meta }) => meta.get('resource-stickiness')),
  ];
  return moves.length === 0 || sticky.some((one) => one && one.value !== '0')
    ? []
    : [found('advice', 'STICKINESS_MISSING', text().audit.cluster.noStickiness, where)];
}

/** A file system whose device is DRBD's must come after it, and where it is. */
function orders({ resources, constraints }: Cluster): Finding[] {
  if (!resources.some(({ agent }) => agent.endsWith(':drbd'))) return [];
  const onDrbd = resources.filter(
    ({ agent, parameters }) => agent.endsWith(':Filesystem') && parameters.get('device')?.value.startsWith('/dev/drbd'),
  );
  const hasBoth = ['order', 'colocation'].every((kind) => constraints.some((one) => one.kind === kind));
  return hasBoth
    ? []
    : onDrbd.map(({ id, where }) => found('error', 'RESOURCE_UNORDERED', text().audit.cluster.unordered(id), where));
}
