import type { RowDataPacket } from 'mysql2/promise';
import type { Clock } from '../../util/clock.ts';
import { messageOf } from '../../util/errors.ts';
import type { Canary } from './canary.ts';
import type { DatabaseWriteConfig } from './config.ts';
import { type Connections, databaseConnections, TIMED_OUT } from './connections.ts';
import { contains, spans } from './spans.ts';

/** Creates the canaries' table where it is missing. Rejects when the database does not answer. */
export async function databaseWriter(config: DatabaseWriteConfig, run: string, clock: Clock): Promise<Canary> {
  const connections = databaseConnections(config);
  const acknowledged: number[] = [];
  await connections.use((connection) =>
    connection.query(
      'CREATE TABLE IF NOT EXISTS canary_writes (run CHAR(36) NOT NULL, seq INT UNSIGNED NOT NULL, PRIMARY KEY (run, seq)) ENGINE=InnoDB',
    ),
  );
  return {
    async send(seq) {
      try {
        const [rows] = await connections.use((connection) =>
          connection.query<RowDataPacket[]>(
            'INSERT INTO canary_writes (run, seq) VALUES (?, ?) RETURNING @@hostname AS server',
            [run, seq],
          ),
        );
        acknowledged.push(seq);
        return { outcome: 'ok', server: String(rows[0]?.server) };
      } catch (error) {
        return error === TIMED_OUT ? { outcome: 'timeout' } : { outcome: 'error', error: codeOf(error) };
      }
    },
    // Removes the rows when all that was acknowledged is there.
    async readBack() {
      const empty = { type: 'read-back', canary: 'database-write', rows: [] } as const;
      try {
        const rows = spans(await readRows(connections, run));
        if (acknowledged.every((seq) => contains(rows, seq))) await removeRows(connections, run);
        return { ...empty, at: clock.now(), rows };
      } catch (error) {
        return { ...empty, at: clock.now(), error: error === TIMED_OUT ? 'timed out' : codeOf(error) };
      }
    },
    close: connections.close,
  };
}

function readRows(connections: Connections, run: string): Promise<number[]> {
  return connections.use(async (connection) => {
    // Whoever answers first applies all that the cluster has committed: a member that lags must not look like a loss.
    await connection.query('SET SESSION wsrep_sync_wait = 1');
    const [rows] = await connection.query<RowDataPacket[]>('SELECT seq FROM canary_writes WHERE run = ? ORDER BY seq', [
      run,
    ]);
    return rows.map((row) => Number(row.seq));
  });
}

async function removeRows(connections: Connections, run: string): Promise<void> {
  await connections.use((connection) => connection.query('DELETE FROM canary_writes WHERE run = ?', [run]));
}

/** The code where there is one: messages of servers can quote what they were sent. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : messageOf(error);
}
