import { randomUUID } from 'node:crypto';
import { version } from '../../package.json';
import type { Cloud } from '../cloud/cloud.ts';
import { Duration } from '../cloud/scalars.ts';
import { budgetsOf } from '../compose/budgets.ts';
import type { Arrangement, Composition } from '../compose/compose.ts';
import { type CanariesConfig, paces } from '../drill/canaries/config.ts';
import type { OwnersConfig } from '../drill/canaries/owners.ts';
import { startCanaries } from '../drill/canaries/start.ts';
import { thereAndBack } from '../drill/checkers/writers.ts';
import type { DrillWorld } from '../drill/drill.ts';
import { type Known, known } from '../drill/faults/known.ts';
import { isSilent } from '../drill/faults/spec.ts';
import { type DrillPlan, drillDefaults } from '../drill/history.ts';
import { powerEvents } from '../drill/power-log.ts';
import { predictionsOf } from '../drill/prediction.ts';
import type { Lab } from '../lab/lab.ts';
import { text } from '../locale/text.ts';
import { contributionsOf } from '../services/contribution.ts';
import { classOf, type FaultSpec } from '../timing/fault.ts';
import type { Transport } from '../transport/remote.ts';
import { QuorateError } from '../util/errors.ts';
import type { Script } from '../util/script.ts';
import { clusterLooker } from './drill-looker.ts';

/** What canaries need to use this cloud as a client would: through its virtual addresses, with accounts that can touch nothing else. */
export function canariesConfig({ cloud, groups }: Composition, segments: Lab['segments']): CanariesConfig {
  const [group] = groups;
  const contributions = group?.view.contributions ?? [];
  const listeners = contributionsOf(contributions, 'listener');
  const endpoint = (name: string) => {
    const listener = listeners.find((one) => one.name === name)!;
    return { host: cloud.addresses.find((address) => address.name === listener.addresses[0])!.ip, port: listener.port };
  };
  const secret = group!.view.secret;
  const keystone = endpoint('keystone');
  const { timers } = group!.view;
  const [scheme, trust] = cloud.tls === 'internal' ? ['https', { authority: secret('tls/ca') }] : ['http', {}];
  const user = {
    url: `${scheme}://${keystone.host}:${keystone.port}/v3`,
    user: 'quorate-canary',
    domain: 'Default',
    password: secret('keystone/quorate-canary'),
  };
  return {
    run: randomUUID(),
    owners: ownersConfig(cloud.addresses, segments),
    canaries: [
      { canary: 'sign-in', ...paces['sign-in'], ...trust, ...user },
      { canary: 'validate-token', ...paces['validate-token'], ...trust, ...user },
      {
        canary: 'database-write',
        ...paces['database-write'],
        ...trust,
        ...endpoint('galera'),
        user: 'quorate_canary',
        password: secret('database/quorate_canary'),
        database: 'quorate_canary',
      },
      {
        canary: 'message',
        ...paces.message,
        ...trust,
        members: contributionsOf(contributions, 'broker').map(({ host, ip, port }) => ({ host, ip, port })),
        vhost: 'quorate_canary',
        user: 'quorate_canary',
        password: secret('messaging/quorate_canary'),
        silenceMs: timers.messagingSilence,
        connectMs: timers.messagingConnect,
        retryMs: timers.messagingRetry,
      },
    ],
  };
}

/** Addresses on networks that the vantage is not on cannot be asked for there. */
function ownersConfig(addresses: Cloud['addresses'], segments: Lab['segments']): OwnersConfig {
  const seen = addresses.flatMap(({ name, ip, network }) => {
    const segment = segments[network];
    return segment ? [{ address: { name, ip, device: segment.device }, cards: segment.cards }] : [];
  });
  return {
    addresses: seen.map(({ address }) => address),
    hosts: Object.assign({}, ...seen.map(({ cards }) => cards)),
  };
}

/** What the command line says of times. */
interface Times {
  readonly baseline: string;
  readonly haltAfter?: string;
}

/** The plan of a drill, with nothing secret in it. Throws USAGE for a time that is no duration. */
export function drillPlan(composition: Composition, spec: FaultSpec, config: CanariesConfig, times: Times): DrillPlan {
  const { cloud, revision, groups } = composition;
  const { timers } = groups[0]!.view;
  const cloudKnown = knownIn(composition);
  const faultClass = classOf(spec, cloudKnown);
  const baseline = milliseconds('--baseline', times.baseline);
  // Who asks for more than the default is not halted before it shows that this was missed.
  const haltAfter =
    times.haltAfter === undefined
      ? Math.max(drillDefaults.haltAfter, 2 * (cloud.objectives.interruption[faultClass] ?? 0))
      : milliseconds('--halt-after', times.haltAfter);
  return {
    format: 1,
    quorate: version,
    cloud: cloud.name,
    revision,
    fault: { ...spec, class: faultClass, silent: isSilent(spec, cloudKnown) },
    objectives: cloud.objectives,
    lab: { bmcLatency: cloud.lab.bmcLatency, post: cloud.lab.post },
    canaries: config.canaries.map(({ canary, intervalMs, timeoutMs }) => ({ canary, intervalMs, timeoutMs })),
    watched: (config.owners?.addresses ?? []).map(({ name }) => name),
    settings: { ...drillDefaults, baseline, haltAfter },
    handOver: thereAndBack(timers),
    predictions: predictionsOf(
      budgetsOf(composition, spec),
      config.canaries.map(({ canary }) => canary),
    ),
  };
}

function milliseconds(option: string, written: string): number {
  const duration = Duration.safeParse(written);
  if (duration.success) return duration.data;
  throw new QuorateError({
    code: 'USAGE',
    what: text().usage.duration(option, written),
    remedy: text().usage.seconds,
  });
}

/** The real world: the lab, looks through the transport, and this same program as canary process at the lab's vantage. */
export function drillWorld(
  composition: Composition,
  transport: Transport,
  lab: Lab,
  config: CanariesConfig,
): Pick<DrillWorld, 'site' | 'known' | 'looker' | 'startCanaries'> {
  const command = [...lab.vantage, process.execPath, process.argv[1]!, 'canary'];
  return {
    site: {
      lab,
      hosts: composition.cloud.hosts,
      addresses: composition.cloud.addresses,
      run: (host, script) => runOn(transport, host, script),
    },
    known: knownIn(composition),
    looker: { ...clusterLooker(composition, transport), powerEvents: (since) => powerEvents(lab.dir, since) },
    startCanaries: (emit) => startCanaries(command, config, emit),
  };
}

/** What of this cloud a drill can name. */
export function knownIn({ cloud, groups }: Pick<Arrangement, 'cloud' | 'groups'>): Known {
  return known(
    cloud,
    groups.map(({ service }) => service),
  );
}

/** Longest time, in ms, that a fault takes to be done on a host. */
const actLimit = 15_000;

async function runOn(transport: Transport, host: string, script: Script): Promise<string> {
  const remote = await transport.connect(host);
  const { code, stdout, stderr } = await remote.execute(script, { timeoutMs: actLimit });
  if (code === 0) return stdout;
  throw new QuorateError({
    code: 'DRILL_FAULT_FAILED',
    what: text().drill.problems.notDone(host, code),
    detail: stderr.trim(),
  });
}
