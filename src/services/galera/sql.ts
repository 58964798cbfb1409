import { createHash } from 'node:crypto';
import type { Script } from '../../util/script.ts';

/** The client, over the local socket: TLS would be most of what it costs there. */
export const client = 'mariadb --skip-ssl --batch --skip-column-names';

/** Runs SQL as root over the local socket; the statements travel on standard input, so nothing of them shows in a process list. */
export function sql(statements: readonly string[]): Script {
  return { script: client, stdin: `${statements.join(';\n')};\n` };
}

/** Succeeds when the one number that the query gives is `expected`. */
export function sqlExpects(query: string, expected: number): Script {
  return {
    script: `[ "$(${client} 2>/dev/null)" = "$expected" ]`,
    params: { expected: String(expected) },
    stdin: `${query};\n`,
  };
}

/** Succeeds when the member takes part in the cluster with all that it has seen. */
export const synced = sqlExpects(
  "SELECT VARIABLE_VALUE = 'Synced' FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = 'wsrep_local_state_comment'",
  1,
);

/** What MariaDB stores for a password under mysql_native_password, so that it can be compared and set without the password itself. */
export function nativeHash(password: string): string {
  const sha1 = (data: string | Buffer) => createHash('sha1').update(data).digest();
  return `*${sha1(sha1(password)).toString('hex').toUpperCase()}`;
}
