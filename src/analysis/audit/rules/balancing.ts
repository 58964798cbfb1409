import { haproxyMs } from '../../../formats/haproxy.ts';
import { listed } from '../../../locale/listed.ts';
import { text } from '../../../locale/text.ts';
import type { Place } from '../../../util/errors.ts';
import type { Finding } from '../../finding.ts';
import type { Pool, Server } from '../facts/balancer.ts';
import { found, type Rule } from './rule.ts';

/** ms: a dead server that is noticed later than this is told. HAProxy's own default takes up to 12 s. */
const slow = 15_000;

/** Do balancers send each client where it is served? */
export const balancing: Rule = ({ balancers }) =>
  balancers.flatMap(({ pools }) => [
    ...pools.flatMap((pool) => [
      ...(pool.service?.id === 'galera' ? database(pool) : method(pool)),
      ...checks(pool),
      ...exposed(pool),
    ]),
    ...noticedLate(pools),
  ]);

/** Reads may go to all members. */
const forReading = /read|slave|replica|[-_]ro$/i;

function isActive({ options }: Server): boolean {
  return !options.has('backup') && !options.has('disabled');
}

function database(pool: Pool): Finding[] {
  const { name, servers, where, says } = pool;
  const words = text().audit.balancing;
  const active = servers.filter(isActive).length;
  const sticks =
    says('stick', 'on', 'dst') ||
    pool.directives.some((one) => one.name === 'stick-table' && /size 1( |$)/.test(one.words.join(' ')));
  const keeps = servers.filter(({ options }) => options.get('on-marked-down') !== 'shutdown-sessions').length;
  return [
    ...(pool.mode === 'http' && servers.length > 0
      ? [found('error', 'BALANCE_UNFIT', words.httpDatabase(name), where)]
      : []),
    ...(active > 1 && !sticks && !forReading.test(name)
      ? [found('warning', 'WRITERS_SEVERAL', words.writers(name, active), pool.balance?.where ?? where)]
      : []),
    ...(active === 1 && servers.length > 1 && !sticks
      ? [found('advice', 'WRITER_FAILS_BACK', words.failsBack(name), where)]
      : []),
    ...(servers.length > 1 && keeps > 0
      ? [found('warning', 'SESSIONS_OUTLIVE_SERVER', words.sessions(name, keeps, servers.length), where)]
      : []),
  ];
}

function method({ name, service, balance, servers, where, says, mode, directives }: Pool): Finding[] {
  const words = text().audit.balancing;
  if (!service || servers.length < 2) return [];
  if (service.nature === 'broker') {
    const unfit = mode === 'http' ? [found('error', 'BALANCE_UNFIT', words.httpBroker(name), where)] : [];
    return [...unfit, found('warning', 'BROKER_BALANCED', words.broker(name), where)];
  }
  if (service.id === 'memcached') return [found('warning', 'BALANCE_UNFIT', words.cache(name), where)];
  const [way = 'roundrobin'] = balance?.value.split(' ') ?? [];
  if (service.nature === 'api' && (way === 'source' || way === 'first'))
    return [found('advice', 'BALANCE_UNFIT', words.source(name, way), balance!.where)];
  const sticks =
    way === 'source' ||
    way === 'hdr' ||
    says('stick') ||
    directives.some((one) => one.name === 'cookie' || one.name === 'stick');
  return service.nature === 'sessions' && !sticks && service.id === 'horizon'
    ? [found('advice', 'BALANCE_UNFIT', words.sessionsWander(name), balance?.where ?? where)]
    : [];
}

function checks(pool: Pool): Finding[] {
  const { name, servers, where, service, says } = pool;
  const words = text().audit.balancing;
  const checked = servers.filter(isChecked);
  if (servers.length < 2) return [];
  const unchecked = servers.length - checked.length;
  const asks =
    ['httpchk', 'external-check'].some((option) => says('option', option)) ||
    checked.some(({ options }) => options.has('agent-check'));
  const nature = service?.nature;
  const isShallow = checked.length > 0 && !asks && (service?.id === 'galera' || nature === 'api');
  return [
    ...(unchecked > 0
      ? [found('error', 'CHECK_MISSING', words.unchecked(name, unchecked, servers.length), where)]
      : []),
    ...(isShallow
      ? [
          found(
            'warning',
            'CHECK_SHALLOW',
            nature === 'database' ? words.shallowDatabase(name) : words.shallow(name),
            where,
          ),
        ]
      : []),
  ];
}

/** Told once for all that notice as late: their timers come from one default. */
function noticedLate(pools: readonly Pool[]): Finding[] {
  const late = new Map<number, { names: string[]; where: Place }>();
  for (const pool of pools.filter(({ servers }) => servers.length > 1)) {
    const all = pool.servers
      .filter(isChecked)
      .map((server) => ({ where: server.where, ms: noticedAfter(server, pool) }));
    const [slowest] = all.sort((one, other) => other.ms - one.ms);
    if (!slowest || slowest.ms <= slow) continue;
    const alike = late.get(slowest.ms) ?? { names: [], where: slowest.where };
    alike.names.push(pool.name);
    late.set(slowest.ms, alike);
  }
  return [...late].map(([ms, { names, where }]) =>
    found('warning', 'DETECTION_SLOW', text().audit.balancing.slow(listed(names), ms / 1000), where),
  );
}

function isChecked({ options }: Server): boolean {
  return options.has('check') || options.has('agent-check');
}

/**
 * ms until a silent server is out at the latest (HAProxy's own: 3 failures, 2 s): one was just asked, each check waits until it may not
 * connect any longer, and after the first failure another interval passes before the next.
 */
function noticedAfter({ options }: Server, { timeouts }: Pool): number {
  const inter = haproxyMs(options.get('inter') ?? '') ?? 2000;
  const again = haproxyMs(options.get('fastinter') ?? '') ?? inter;
  const fall = Number(options.get('fall')) || 3;
  // The limit of connecting counts for checks only where those have a limit of their own.
  const waits = timeouts.has('check') ? Math.min(inter, timeouts.get('connect')?.ms ?? inter) : inter;
  return inter + fall * waits + again * (fall - 1);
}

function exposed({ directives, binds, where, name }: Pool): Finding[] {
  const stats = directives.filter((one) => one.name === 'stats').map(({ words }) => words[0]);
  const isOpen = stats.length > 0 && !stats.includes('auth') && binds.some(({ address }) => address === '');
  return isOpen ? [found('warning', 'STATS_EXPOSED', text().audit.balancing.stats(name), where)] : [];
}
