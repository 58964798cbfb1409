import { type Connection, createConnection } from 'mysql2/promise';
import type { DatabaseWriteConfig } from './config.ts';

/**
 * Database connections that are reused while they answer. One that is busy is never waited for: a new one is opened instead,
 * so that a hung one delays nobody but its own request.
 */
export interface Connections {
  /** Runs on a connection nobody else uses, for at most the time limit. Rejects with TIMED_OUT, or with what went wrong. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  close(): void;
}

/** Connections kept while nobody uses them. An outage opens many; afterwards one or two do the work. */
const maxIdle = 4;

export const TIMED_OUT = Symbol('timed out');

export function databaseConnections(config: DatabaseWriteConfig): Connections {
  const idle = new Set<Connection>();
  const { host, port, user, password, database, timeoutMs, authority } = config;
  const ssl = authority === undefined ? {} : { ssl: { ca: authority, minVersion: 'TLSv1.2', verifyIdentity: true } };

  async function open(): Promise<Connection> {
    const connection = await createConnection({
      ...{ host, port, user, password, database },
      ...ssl,
      connectTimeout: timeoutMs,
    });
    // A connection that breaks while idle says so here; without a listener it would end the process.
    connection.on('error', () => drop(connection));
    return connection;
  }

  function drop(connection: Connection): void {
    idle.delete(connection);
    connection.destroy();
  }

  return {
    async use(work) {
      let late = false;
      let mine: Connection | undefined;
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          late = true;
          if (mine) drop(mine);
          reject(TIMED_OUT);
        }, timeoutMs);
      });
      const result = (async () => {
        mine = [...idle].at(-1) ?? (await open());
        idle.delete(mine);
        try {
          if (late) throw TIMED_OUT;
          const value = await work(mine);
          if (late || idle.size >= maxIdle) drop(mine);
          else idle.add(mine);
          return value;
        } catch (error) {
          drop(mine);
          throw error;
        }
      })();
      try {
        return await Promise.race([result, limit]);
      } finally {
        clearTimeout(timer);
        result.catch(() => {});
      }
    },
    close() {
      for (const connection of idle) drop(connection);
    },
  };
}
