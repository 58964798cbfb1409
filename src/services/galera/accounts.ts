import { text } from '../../locale/text.ts';
import type { ConvergeStep, View } from '../service.ts';
import { contributedDatabases } from './database.ts';
import { nativeHash, sql, sqlExpects } from './sql.ts';

/** An account, with what it may do as the middle of a GRANT. Names come from our own code, never from the file. */
interface Account {
  readonly user: string;
  readonly host: 'localhost' | '%';
  readonly hash: string;
  readonly grant: string;
  readonly database?: string;
  /** Comes over the network, encrypted. */
  readonly encrypted: boolean;
}

const via = 'mysql_native_password USING';

/** Accounts are opened before anybody uses their new password, and closed to the former one when nobody does any more. */
export function accountSteps(view: View): ConvergeStep[] {
  const hosts = view.members.map(({ host }) => host);
  const sst: Account = {
    user: 'quorate_sst',
    host: 'localhost',
    hash: nativeHash(view.secret('galera/sst')),
    grant: 'RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, SLAVE MONITOR ON *.*',
    encrypted: false,
  };
  const databases = contributedDatabases(view).map(
    ({ name, user }): Account => ({
      user,
      host: '%',
      hash: nativeHash(view.secret(`database/${user}`)),
      grant: `ALL PRIVILEGES ON \`${name}\`.*`,
      database: name,
      encrypted: view.cloud.tls === 'internal',
    }),
  );
  return [
    openStep(sst, hosts, 'before-units'),
    ...databases.map((account) => openStep(account, hosts, 'after-units')),
    ...[sst, ...databases].map((account) => closeStep(account, hosts)),
  ];
}

/**
 * The account with its password and, for a service, its database. An account that exists keeps the password that its service still uses:
 * MariaDB accepts either. PyMySQL tries two, which is what there are between one apply and the next.
 */
function openStep(
  { user, host, hash, grant, database, encrypted }: Account,
  hosts: readonly string[],
  when: ConvergeStep['when'],
): ConvergeStep {
  const account = `'${user}'@'${host}'`;
  const accepts = `SELECT COUNT(*) FROM mysql.global_priv WHERE ${row(user, host)} AND Priv LIKE '%${hash}%'`;
  const schema = `SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${database}'`;
  const alternatives = `REPLACE(REPLACE(REPLACE(REPLACE(@had, '[', ''), ']', ''), '"', ''''), ', ', ' OR ${via} ')`;
  return {
    id: `galera-account-${user}`,
    title: () => (database ? text().plan.steps.database(database) : text().plan.steps.account(user)),
    hosts,
    when,
    look: database ? sqlExpects(`SELECT (${accepts}) + (${schema})`, 2) : sqlExpects(accepts, 1),
    act: sql([
      ...(database ? [`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`] : []),
      `CREATE USER IF NOT EXISTS ${account} IDENTIFIED VIA ${via} '${hash}' REQUIRE ${encrypted ? 'SSL' : 'NONE'}`,
      `SET @had = (SELECT JSON_EXTRACT(Priv, '$.authentication_string', '$.auth_or[*].authentication_string') FROM mysql.global_priv WHERE ${row(user, host)})`,
      `EXECUTE IMMEDIATE IF(@had LIKE '%${hash}%', 'DO 0', CONCAT("ALTER USER ${account} IDENTIFIED VIA ${via} '${hash}' OR ${via} ", ${alternatives}))`,
      `GRANT ${grant} TO ${account}`,
    ]),
    timeoutMs: 30_000,
  };
}

/** Once all run with the new password, the former one opens nothing any more; nor does anything that is not encrypted. */
function closeStep({ user, host, hash, encrypted }: Account, hosts: readonly string[]): ConvergeStep {
  const more = `COALESCE(JSON_VALUE(Priv, '$.auth_or[1].authentication_string'), '') <> ''`;
  const other = `JSON_VALUE(Priv, '$.authentication_string') <> '${hash}'`;
  const plain = `COALESCE(JSON_VALUE(Priv, '$.ssl_type'), 0) <> ${encrypted ? 1 : 0}`;
  const look = sqlExpects(
    `SELECT COUNT(*) FROM mysql.global_priv WHERE ${row(user, host)} AND (${more} OR ${other} OR ${plain})`,
    0,
  );
  return {
    id: `galera-account-${user}-close`,
    title: () => text().plan.steps.closeAccount(user, encrypted),
    hosts,
    when: 'at-last',
    // What never was a member has no account to close.
    look: { ...look, script: `[ -e /var/lib/mysql/grastate.dat ] || exit 0\n${look.script}` },
    act: sql([`ALTER USER '${user}'@'${host}' IDENTIFIED VIA ${via} '${hash}' REQUIRE ${encrypted ? 'SSL' : 'NONE'}`]),
    timeoutMs: 30_000,
  };
}

function row(user: string, host: string): string {
  return `User = '${user}' AND Host = '${host}'`;
}
