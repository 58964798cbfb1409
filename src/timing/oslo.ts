import type { Timers } from './timers.ts';

const seconds = (ms: number) => ms / 1000;

/** Parameters of a database address. Without them a session whose other end vanished is waited for until the kernel gives up. */
export function connectionLimits({ databaseConnect, databaseRead }: Timers): Record<string, string> {
  const [connect, read] = [databaseConnect, databaseRead].map((ms) => String(seconds(ms)));
  return { connect_timeout: connect!, read_timeout: read!, write_timeout: read! };
}

/** oslo.db, beside where the database is. */
export function databaseOptions({ databaseRecycle }: Timers) {
  return { connection_recycle_time: seconds(databaseRecycle), max_retries: -1 };
}

/** oslo.cache, beside where the caches are. */
export function cacheOptions({ cacheSocket, cacheDeadRetry }: Timers) {
  return { memcache_socket_timeout: seconds(cacheSocket), memcache_dead_retry: seconds(cacheDeadRetry) };
}
