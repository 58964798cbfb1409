import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Program } from '../facts/program.ts';
import { isOn, largest, listOf, numberOf } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

/** s: longer, and a worker that meets a dead cache is noticed by users. */
const mostTimeout = 1;
const mostRetry = 60;

/** Is the loss of a cache cheap? */
export const caches: Rule = ({ programs, caches }) => {
  const listed = programs.flatMap(({ options }) => [...options].filter(isServers).map(([, one]) => listOf(one).length));
  const most = Math.max(caches.length, largest(listed));
  return programs.flatMap((program) => [...single(program, most), ...slowly(program)]);
};

function isServers([name]: readonly [string, unknown]): boolean {
  return /\.memcached?_servers$/.test(name);
}

function single({ options }: Program, most: number): Finding[] {
  return [...options]
    .filter(isServers)
    .flatMap(([name, setting]) =>
      most > 1 && listOf(setting).length === 1
        ? [found('warning', 'CACHE_SINGLE', text().audit.caches.single(name, most), setting.where)]
        : [],
    );
}

/** The libraries' own defaults, in s: oslo.cache and keystonemiddleware. */
const usual = {
  cache: {
    timeout: ['cache.memcache_socket_timeout', 1],
    retry: ['cache.memcache_dead_retry', 300],
    on: 'cache.enabled',
    servers: 'cache.memcache_servers',
  },
  middleware: {
    timeout: ['keystone_authtoken.memcache_pool_socket_timeout', 3],
    retry: ['keystone_authtoken.memcache_pool_dead_retry', 300],
    on: undefined,
    servers: 'keystone_authtoken.memcached_servers',
  },
} as const;

function slowly({ options }: Program): Finding[] {
  const words = text().audit.caches;
  return Object.values(usual).flatMap(({ timeout, retry, on, servers }) => {
    const listed = options.get(servers);
    if (!listed || listOf(listed).length < 2 || (on && !isOn(options.get(on)))) return [];
    return [[...timeout, mostTimeout] as const, [...retry, mostRetry] as const].flatMap(([name, fallback, limit]) => {
      const setting = options.get(name);
      const value = numberOf(setting) ?? fallback;
      return value > limit
        ? [
            found(
              'warning',
              'CACHE_RETRIED_SLOWLY',
              words.slow(name, value, limit, setting === undefined),
              (setting ?? listed).where,
            ),
          ]
        : [];
    });
  });
}
