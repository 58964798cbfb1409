import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Pool } from '../facts/balancer.ts';
import type { Program } from '../facts/program.ts';
import type { Ring } from '../facts/ring.ts';
import { largest, numberOf, type Setting } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

/** Do the timers of different layers agree? Only such pairs are judged of which at least one is said in a file. */
export const timers: Rule = (deployment) => {
  const pools = deployment.balancers.flatMap((one) => one.pools);
  const database = pools.find(({ service }) => service?.nature === 'database');
  const byService = new Map(pools.toReversed().map((pool) => [pool.service?.id, pool] as const));
  return [
    ...deployment.rings.flatMap(consensus),
    ...deployment.programs.flatMap((program) => [
      ...pairsOf(program),
      ...idle(program, database),
      ...requests(program, byService),
    ]),
    ...ticks(deployment),
  ];
};

/** s of two timers of which the first must be shorter than the second; none where nobody said either. */
function shorter(first: Timer, second: Timer, times = 1): Finding[] {
  const said = first.setting ?? second.setting;
  return said && first.value * times > second.value
    ? [
        found(
          'warning',
          'TIMER_ORDER',
          text().audit.timers.order(first.name, first.value, second.name, second.value),
          said.where,
        ),
      ]
    : [];
}

interface Timer {
  readonly name: string;
  readonly value: number;
  readonly setting?: Setting | undefined;
}

/** A program's timer, or its default as its project has it. */
function timer({ options }: Program, name: string, usual: number): Timer {
  const setting = options.get(name);
  return { name, value: numberOf(setting) ?? usual, setting };
}

function consensus({ settings }: Ring): Finding[] {
  const [token, own] = [settings.get('totem.token'), settings.get('totem.consensus')];
  const [ms, agreed] = [numberOf(token) ?? 1000, numberOf(own)];
  // corosync.conf(5): at least 1.2 times the token.
  return own && agreed !== undefined && agreed < 1.2 * ms
    ? [found('error', 'TIMER_ORDER', text().audit.timers.consensus(agreed, ms), own.where)]
    : [];
}

function pairsOf(program: Program): Finding[] {
  const { project } = program;
  const rpc = timer(program, 'DEFAULT.rpc_response_timeout', 60);
  const heartbeat = timer(program, 'oslo_messaging_rabbit.heartbeat_timeout_threshold', 60);
  const off =
    heartbeat.setting && heartbeat.value === 0
      ? [found('warning', 'DETECTION_SLOW', text().audit.timers.noHeartbeat, heartbeat.setting.where)]
      : [];
  const reports =
    project === 'neutron'
      ? shorter(timer(program, 'agent.report_interval', 30), timer(program, 'DEFAULT.agent_down_time', 75), 2)
      : project === 'nova' || project === 'cinder'
        ? shorter(timer(program, 'DEFAULT.report_interval', 10), timer(program, 'DEFAULT.service_down_time', 60), 2)
        : [];
  return [...off, ...shorter(heartbeat, rpc), ...reports];
}

/** Connections of a pool lie idle until they are recycled: a balancer that cuts them earlier makes their next query fail. */
function idle(program: Program, pool: Pool | undefined): Finding[] {
  const { options } = program;
  if (!pool || !(options.has('database.connection') || options.has('DEFAULT.sql_connection'))) return [];
  const names = ['DEFAULT.sql_idle_timeout', 'database.idle_timeout', 'database.connection_recycle_time'];
  const recycle = timer(program, names.find((name) => options.has(name)) ?? 'database.connection_recycle_time', 3600);
  return ['client', 'server'].flatMap((side) => {
    const timeout = pool.timeouts.get(side);
    const limit = (timeout?.ms ?? 0) / 1000;
    if (!timeout || recycle.value <= limit) return [];
    const what = text().audit.timers.idle(recycle.name, recycle.value, pool.name, `timeout ${side}`, limit);
    return [found('warning', 'TIMER_ORDER', what, timeout.where)];
  });
}

/** A request that waits for an answer over messaging must not be given up by the balancer before the program does. */
function requests(program: Program, pools: ReadonlyMap<string | undefined, Pool>): Finding[] {
  if (!['nova', 'neutron', 'cinder', 'heat'].includes(program.project) || !program.options.has('DEFAULT.transport_url'))
    return [];
  const rpc = timer(program, 'DEFAULT.rpc_response_timeout', 60);
  const pool = pools.get(program.project);
  const timeout = pool?.timeouts.get('server');
  if (!timeout || rpc.value <= timeout.ms / 1000) return [];
  const what = text().audit.timers.order(rpc.name, rpc.value, `${pool?.name}: timeout server`, timeout.ms / 1000);
  return [found('warning', 'TIMER_ORDER', what, timeout.where)];
}

/** Brokers should have agreed on who is left before clients give up (RabbitMQ: a quarter more or less than net_ticktime). */
function ticks({ brokers, programs }: Deployment): Finding[] {
  const said = programs.flatMap(({ options }) => numberOf(options.get('DEFAULT.rpc_response_timeout')) ?? []);
  const rpc = Math.max(60, largest(said));
  return brokers.flatMap(({ settings }) => {
    const tick = settings.get('net_ticktime');
    return tick
      ? shorter(
          { name: 'net_ticktime', value: 1.25 * (numberOf(tick) ?? 0), setting: tick },
          { name: 'rpc_response_timeout', value: rpc },
        )
      : [];
  });
}
