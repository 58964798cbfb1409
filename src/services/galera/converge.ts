import type { ConvergeStep, Gate, View } from '../service.ts';
import { contributedDatabases } from './database.ts';
import { healthUser } from './health-endpoint.ts';
import { nativeHash, sql, sqlExpects, synced } from './sql.ts';

interface Account {
  readonly user: string;
  readonly host: string;
  readonly hash: string;
  /** What it may do, as the middle of a GRANT. */
  readonly grant: string;
  readonly database?: string;
}

/** Where Galera keeps which cluster a member belongs to, how far it is, and whether it may begin the cluster alone. */
const state = '/var/lib/mysql/grastate.dat';

const born: Gate = { script: synced, timeoutMs: 60_000 };

export function galeraConverge(view: View): ConvergeStep[] {
  const hosts = view.members.map(({ host }) => host);
  const sst: Account = {
    user: 'quorate_sst',
    host: 'localhost',
    hash: nativeHash(view.secret('galera/sst')),
    grant: 'RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR, SLAVE MONITOR ON *.*',
  };
  return [
    ...view.members.map(
      ({ host, ip }): ConvergeStep => ({
        id: `galera-resume-${host}`,
        title: 'resume the cluster from the member that left it last',
        hosts: [host],
        when: 'before-units',
        look: {
          script: `systemctl is-active --quiet mariadb.service || ! grep -q '^safe_to_bootstrap: 1' ${state} 2>/dev/null`,
        },
        // Only Galera itself writes that mark, and only when nobody was left; a peer that runs all the same was begun anew by hand.
        act: {
          script: `systemctl daemon-reload
for peer in $peers; do
  if timeout 2 bash -c ': <>"/dev/tcp/$0/4567"' "$peer" 2>/dev/null; then exec systemctl start mariadb.service; fi
done
galera_new_cluster`,
          params: {
            peers: view.members
              .map((one) => one.ip)
              .filter((one) => one !== ip)
              .join(' '),
          },
        },
        timeoutMs: 120_000,
        gate: born,
      }),
    ),
    {
      id: 'galera-bootstrap',
      title: 'give birth to the database cluster',
      hosts,
      when: 'before-units',
      // Whoever has data or is running belongs to a cluster that exists: a second birth would split it.
      look: { script: `[ -e ${state} ] || systemctl is-active --quiet mariadb.service` },
      act: { script: 'systemctl daemon-reload && galera_new_cluster' },
      timeoutMs: 120_000,
      gate: born,
    },
    accountStep(sst, hosts, 'before-units'),
    {
      id: 'galera-account-health',
      title: 'account for the health endpoint',
      hosts,
      when: 'before-units',
      look: sqlExpects(`SELECT COUNT(*) FROM mysql.global_priv WHERE User = '${healthUser}' AND Host = 'localhost'`, 1),
      act: sql([`CREATE USER IF NOT EXISTS '${healthUser}'@'localhost' IDENTIFIED VIA unix_socket`]),
      timeoutMs: 20_000,
    },
    ...view.members.map(
      ({ host }): ConvergeStep => ({
        id: `galera-health-user-${host}`,
        title: `system user ${healthUser}`,
        hosts: [host],
        when: 'before-units',
        look: { script: 'getent passwd "$user" >/dev/null', params: { user: healthUser } },
        act: { script: 'systemd-sysusers /etc/sysusers.d/quorate-health.conf' },
        timeoutMs: 20_000,
      }),
    ),
    ...contributedDatabases(view).map(({ name, user }) =>
      accountStep(
        {
          user,
          host: '%',
          hash: nativeHash(view.secret(`database/${user}`)),
          grant: `ALL PRIVILEGES ON \`${name}\`.*`,
          database: name,
        },
        hosts,
        'after-units',
      ),
    ),
  ];
}

/** The account with its password and, for a service, its database. Names come from our own code, never from the file. */
function accountStep(
  { user, host, hash, grant, database }: Account,
  hosts: string[],
  when: ConvergeStep['when'],
): ConvergeStep {
  const account = `'${user}'@'${host}'`;
  const found = `SELECT COUNT(*) FROM mysql.global_priv WHERE User = '${user}' AND Host = '${host}' AND JSON_VALUE(Priv, '$.authentication_string') = '${hash}'`;
  const schema = `SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = '${database}'`;
  return {
    id: `galera-account-${user}`,
    title: database ? `database ${database} and its account` : `account ${user}`,
    hosts,
    when,
    look: database ? sqlExpects(`SELECT (${found}) + (${schema})`, 2) : sqlExpects(found, 1),
    act: sql([
      ...(database ? [`CREATE DATABASE IF NOT EXISTS \`${database}\` CHARACTER SET utf8mb4`] : []),
      `CREATE USER IF NOT EXISTS ${account}`,
      `ALTER USER ${account} IDENTIFIED VIA mysql_native_password USING '${hash}'`,
      `GRANT ${grant} TO ${account}`,
    ]),
    timeoutMs: 30_000,
  };
}
