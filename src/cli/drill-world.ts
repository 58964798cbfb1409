import { randomUUID } from 'node:crypto';
import { version } from '../../package.json';
import { Duration } from '../cloud/scalars.ts';
import type { Composition } from '../compose/compose.ts';
import { type CanariesConfig, paces } from '../drill/canaries/config.ts';
import { startCanaries } from '../drill/canaries/start.ts';
import type { DrillWorld } from '../drill/drill.ts';
import { faults } from '../drill/faults/index.ts';
import type { FaultSpec } from '../drill/faults/spec.ts';
import { type DrillPlan, drillDefaults } from '../drill/history.ts';
import { powerEvents } from '../drill/power-log.ts';
import type { Lab } from '../lab/lab.ts';
import { text } from '../locale/text.ts';
import { contributionsOf } from '../services/contribution.ts';
import type { Transport } from '../transport/remote.ts';
import { QuorateError } from '../util/errors.ts';
import { clusterLooker } from './drill-looker.ts';

/** What canaries need to use this cloud as a client would: through its virtual addresses, with accounts that can touch nothing else. */
export function canariesConfig({ cloud, groups }: Composition): CanariesConfig {
  const [group] = groups;
  const listeners = contributionsOf(group?.view.contributions ?? [], 'listener');
  const endpoint = (name: string) => {
    const listener = listeners.find((one) => one.name === name)!;
    return { host: cloud.addresses.find((address) => address.name === listener.addresses[0])!.ip, port: listener.port };
  };
  const secret = group!.view.secret;
  const keystone = endpoint('keystone');
  const [scheme, trust] = cloud.tls === 'internal' ? ['https', { authority: secret('tls/ca') }] : ['http', {}];
  return {
    run: randomUUID(),
    canaries: [
      {
        canary: 'sign-in',
        ...paces['sign-in'],
        ...trust,
        url: `${scheme}://${keystone.host}:${keystone.port}/v3`,
        user: 'quorate-canary',
        domain: 'Default',
        password: secret('keystone/quorate-canary'),
      },
      {
        canary: 'database-write',
        ...paces['database-write'],
        ...trust,
        ...endpoint('galera'),
        user: 'quorate_canary',
        password: secret('database/quorate_canary'),
        database: 'quorate_canary',
      },
    ],
  };
}

/** The plan of a drill, with nothing secret in it. Throws USAGE for a baseline that is no duration. */
export function drillPlan(
  { cloud, revision }: Composition,
  spec: FaultSpec,
  config: CanariesConfig,
  baseline: string,
): DrillPlan {
  const duration = Duration.safeParse(baseline);
  if (!duration.success) {
    throw new QuorateError({
      code: 'USAGE',
      what: text().usage.duration('--baseline', baseline),
      remedy: text().usage.seconds,
    });
  }
  return {
    format: 1,
    quorate: version,
    cloud: cloud.name,
    revision,
    fault: { ...spec, class: faults[spec.fault].class },
    objectives: cloud.objectives,
    lab: { bmcLatency: cloud.lab.bmcLatency, post: cloud.lab.post },
    canaries: config.canaries.map(({ canary, intervalMs, timeoutMs }) => ({ canary, intervalMs, timeoutMs })),
    settings: { ...drillDefaults, baseline: duration.data },
  };
}

/** The real world: the lab, looks through the transport, and this same program as canary process at the lab's vantage. */
export function drillWorld(
  composition: Composition,
  transport: Transport,
  lab: Lab,
  config: CanariesConfig,
): Pick<DrillWorld, 'lab' | 'looker' | 'startCanaries'> {
  const command = [...lab.vantage, process.execPath, process.argv[1]!, 'canary'];
  return {
    lab,
    looker: { ...clusterLooker(composition, transport), powerEvents: (since) => powerEvents(lab.dir, since) },
    startCanaries: (emit) => startCanaries(command, config, emit),
  };
}
