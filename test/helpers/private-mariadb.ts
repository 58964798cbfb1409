import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const program = '/usr/sbin/mariadbd';

/** Whether this machine can run a MariaDB of its own; else why not. */
export function mariadbMissing(): string | undefined {
  return spawnSync(program, ['--version']).status === 0
    ? undefined
    : 'mariadbd is not installed (package mariadb-server-core)';
}

export interface PrivateMariadb {
  readonly port: number;
  /** Stops and continues the process: it hangs, as a host whose disk is gone. */
  hang(): void;
  goOn(): void;
  sql(statements: string): Promise<void>;
  end(): Promise<void>;
}

/** A MariaDB with files, socket and port of its own, on loopback. Ended by its process id. */
export async function privateMariadb(): Promise<PrivateMariadb> {
  const directory = mkdtempSync(join(tmpdir(), 'quorate-mariadb-'));
  const data = join(directory, 'data');
  mkdirSync(data);
  // What mariadb-install-db does; that one wants packages of the client as well.
  const tables = ['mysql_system_tables.sql', 'mysql_system_tables_data.sql'].map((name) =>
    readFileSync(join('/usr/share/mysql', name), 'utf8'),
  );
  const input = ['CREATE DATABASE mysql;', 'USE mysql;', 'SET @auth_root_socket = NULL;', ...tables].join('\n');
  execFileSync(program, ['--no-defaults', '--bootstrap', '--user=root', `--datadir=${data}`], {
    input,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const port = await freePort();
  const server: ChildProcess = spawn(
    program,
    [
      '--no-defaults',
      '--user=root',
      `--datadir=${data}`,
      `--socket=${directory}/socket`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--innodb-buffer-pool-size=16M',
    ],
    { stdio: 'ignore' },
  );
  const { createConnection } = await import('mysql2/promise');
  const sql = async (statements: string) => {
    const connection = await createConnection({
      socketPath: `${directory}/socket`,
      user: 'root',
      multipleStatements: true,
    });
    await connection.query(statements);
    await connection.end();
  };
  for (let tries = 0; ; tries += 1) {
    try {
      await sql('SELECT 1');
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await delay(100);
    }
  }
  return {
    port,
    sql,
    hang: () => void server.kill('SIGSTOP'),
    goOn: () => void server.kill('SIGCONT'),
    async end() {
      server.kill('SIGCONT');
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      rmSync(directory, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}
