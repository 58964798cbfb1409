import type { RowDataPacket } from 'mysql2/promise';
import { messageOf } from '../../util/errors.ts';
import type { DatabaseWriteConfig } from './config.ts';
import { type Connections, databaseConnections, TIMED_OUT } from './connections.ts';
import type { Attempt } from './open-loop.ts';
import type { ReadBack } from './record.ts';

export interface DatabaseWriter {
  /** Writes the row `seq` of this run. Never rejects. */
  write(seq: number): Promise<Attempt>;
  /** Which rows of this run are there. Removes them when all that was acknowledged is. Never rejects. */
  readBack(acknowledged: readonly number[], at: () => number): Promise<ReadBack>;
  close(): void;
}

/** Creates the canaries' table where it is missing. Rejects when the database does not answer. */
export async function databaseWriter(config: DatabaseWriteConfig, run: string): Promise<DatabaseWriter> {
  const connections = databaseConnections(config);
  await connections.use((connection) =>
    connection.query(
      'CREATE TABLE IF NOT EXISTS canary_writes (run CHAR(36) NOT NULL, seq INT UNSIGNED NOT NULL, PRIMARY KEY (run, seq)) ENGINE=InnoDB',
    ),
  );
  return {
    async write(seq) {
      try {
        const [rows] = await connections.use((connection) =>
          connection.query<RowDataPacket[]>(
            'INSERT INTO canary_writes (run, seq) VALUES (?, ?) RETURNING @@hostname AS server',
            [run, seq],
          ),
        );
        return { outcome: 'ok', server: String(rows[0]?.server) };
      } catch (error) {
        return error === TIMED_OUT ? { outcome: 'timeout' } : { outcome: 'error', error: codeOf(error) };
      }
    },
    async readBack(acknowledged, at) {
      const empty = { type: 'read-back', canary: 'database-write', rows: [] } as const;
      try {
        const seqs = await readRows(connections, run);
        const there = new Set(seqs);
        if (acknowledged.every((seq) => there.has(seq))) await removeRows(connections, run);
        return { ...empty, at: at(), rows: spans(seqs) };
      } catch (error) {
        return { ...empty, at: at(), error: error === TIMED_OUT ? 'timed out' : codeOf(error) };
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

/** 0,1,2,5 → [0,2],[5,5]. Expects ascending numbers. */
function spans(numbers: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (const number of numbers) {
    const last = result.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else result.push([number, number]);
  }
  return result;
}

/** The code where there is one: messages of servers can quote what they were sent. */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : messageOf(error);
}
