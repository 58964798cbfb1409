import type { Arrangement } from '../compose/compose.ts';
import { casesAt, timersFor } from '../compose/timers.ts';
import type { Ini } from '../formats/ini.ts';
import { platforms } from '../platforms/index.ts';
import { type ClientTimers, clientTimers, type Reporting, reporting } from '../timing/clients.ts';
import { cacheOptions, connectionLimits, databaseOptions } from '../timing/oslo.ts';
import type { Timers } from '../timing/timers.ts';

/** What programs that use the control plane are to be set to, beside their own settings. */
export interface ClientSettings {
  /** The longest interruption that ends by itself, at worst, in ms: what they must outlive. Total outages are apart. */
  readonly longest: number;
  readonly timers: ClientTimers;
  /** Sections of oslo.config by program; `any` for every program. */
  readonly programs: Readonly<Record<'any' | Reporting, Ini>>;
}

/** Follows from the timers that are rendered for this cloud. */
export function clientSettings(arrangement: Arrangement): ClientSettings {
  const timers = timersFor(arrangement.cloud);
  const longest = Math.max(
    0,
    ...casesAt(arrangement, timers)
      .filter((one) => one.class !== 'total-outage')
      .flatMap(({ budgets }) => budgets.flatMap(({ length }) => length?.worst ?? [])),
  );
  const clients = clientTimers(timers, longest);
  return {
    longest,
    timers: clients,
    programs: {
      any: forAny(timers, clients, platforms[arrangement.cloud.platform].abilities.includes('transient-quorum-queues')),
      ...(Object.fromEntries(reporting.map((one) => [one, forReporting(one, clients)])) as Record<Reporting, Ini>),
    },
  };
}

const seconds = (ms: number) => ms / 1000;

/** oslo.messaging, oslo.db, oslo.cache and keystonemiddleware. */
function forAny(timers: Timers, clients: ClientTimers, transientToo: boolean): Ini {
  return {
    DEFAULT: { rpc_response_timeout: seconds(clients.rpc) },
    oslo_messaging_rabbit: {
      heartbeat_timeout_threshold: seconds(clients.heartbeat),
      heartbeat_rate: 3,
      kombu_reconnect_delay: seconds(timers.messagingRetry),
      rabbit_quorum_queue: true,
      // Else a caller's reply queue dies with the member that has it.
      ...(transientToo ? { rabbit_transient_quorum_queue: true } : {}),
    },
    database: {
      connection_parameters: String(new URLSearchParams(connectionLimits(timers))),
      ...databaseOptions(timers),
    },
    cache: {
      backend: 'oslo_cache.memcache_pool',
      ...cacheOptions(timers),
    },
    keystone_authtoken: {
      http_connect_timeout: seconds(clients.keystoneAnswer),
      http_request_max_retries: clients.keystoneRetries,
      // Whole seconds.
      memcache_pool_socket_timeout: Math.max(1, Math.round(seconds(timers.cacheSocket))),
      memcache_pool_dead_retry: seconds(timers.cacheDeadRetry),
    },
  };
}

function forReporting(program: Reporting, { report, down }: ClientTimers): Ini {
  return program === 'neutron'
    ? { DEFAULT: { agent_down_time: seconds(down.neutron) }, agent: { report_interval: seconds(report.neutron) } }
    : { DEFAULT: { report_interval: seconds(report[program]), service_down_time: seconds(down[program]) } };
}
