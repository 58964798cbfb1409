import { type Ini, writeIni } from '../../formats/ini.ts';
import { rootFile, secretFile } from '../owned.ts';
import type { FileSpec, Member, View } from '../service.ts';
import { tlsFiles } from '../tls.ts';
import { coldStartFiles } from './cold-start.ts';
import { healthFiles } from './health-endpoint.ts';
import type { GaleraSettings } from './settings.ts';
import { galeraTls } from './tls.ts';

const effects = { restarts: ['mariadb.service'] };

export function galeraFiles(view: View<GaleraSettings>, member: Member): FileSpec[] {
  return [
    secretFile(
      '/etc/mysql/mariadb.conf.d/99-quorate.cnf',
      writeIni(configuration(view, member)),
      { group: 'mysql', mode: 0o640 },
      effects,
    ),
    // Only read when a member starts, or takes a copy: a member that joins or leaves restarts nobody.
    rootFile(
      '/etc/mysql/mariadb.conf.d/98-quorate-members.cnf',
      writeIni({
        galera: { wsrep_cluster_address: `gcomm://${view.members.map((one) => one.ip).join(',')}` },
        sst: { cpat: keptByCopies.map((name) => `.*${name}$`).join('\\|') },
      }),
    ),
    // Debian restarts only after some failures; a member that was killed comes back by itself. It ends a start after 15 min, and a member
    // that is ended while it waits for the others forgets who they were.
    rootFile(
      '/etc/systemd/system/mariadb.service.d/quorate.conf',
      '[Service]\nRestart=on-failure\nRestartSec=1s\nTimeoutStartSec=infinity\n',
    ),
    ...tlsFiles(view, member, galeraTls(view), { group: 'mysql', mode: 0o640 }, { reloads: ['mariadb.service'] }),
    ...healthFiles(member),
    ...coldStartFiles(view, member),
  ];
}

function configuration(view: View<GaleraSettings>, { host, ip }: Member): Ini {
  const { settings, timers, cloud, secret } = view;
  const tls = galeraTls(view);
  return {
    mysqld: {
      'bind-address': ip,
      'skip-name-resolve': null,
      'max-connections': settings['max-connections'],
      binlog_format: 'ROW',
      default_storage_engine: 'InnoDB',
      innodb_autoinc_lock_mode: 2,
      // Durable at commit on every member: Galera acknowledges before it syncs, so a power cut of all would lose what users were promised.
      innodb_flush_log_at_trx_commit: 1,
      innodb_buffer_pool_size: `${settings['buffer-pool']}M`,
      ...(tls
        ? {
            ssl_ca: tls.authority,
            ssl_cert: tls.certificate,
            ssl_key: tls.key,
            tls_version: 'TLSv1.2,TLSv1.3',
          }
        : {}),
    },
    galera: {
      wsrep_on: 'ON',
      wsrep_provider: '/usr/lib/galera/libgalera_smm.so',
      wsrep_cluster_name: cloud.name,
      wsrep_node_address: ip,
      wsrep_node_name: host,
      // The donor goes on serving during a mariabackup transfer.
      wsrep_sst_method: 'mariabackup',
      wsrep_sst_auth: `quorate_sst:${secret('galera/sst')}`,
      wsrep_slave_threads: 4,
      wsrep_provider_options: Object.entries({
        'gcache.size': `${settings.gcache}M`,
        'pc.recovery': 'true',
        'evs.keepalive_period': period(timers.galeraKeepalive),
        'evs.inactive_check_period': period(timers.galeraCheck),
        'evs.join_retrans_period': period(timers.galeraJoin),
        'evs.install_timeout': period(timers.galeraInstall),
        'evs.suspect_timeout': period(timers.galeraSuspect),
        'evs.inactive_timeout': period(timers.galeraInactive),
        ...(tls
          ? {
              'socket.ssl': 'yes',
              'socket.ssl_ca': tls.authority,
              'socket.ssl_cert': tls.certificate,
              'socket.ssl_key': tls.key,
            }
          : {}),
      })
        .map(([key, value]) => `${key}=${value}`)
        .join(';'),
    },
    // Joiner and donor each check that the other has a certificate of the authority; the donor also that it is the joiner's.
    ...(tls ? { sst: { 'ssl-mode': 'VERIFY_CA' } } : {}),
  };
}

/**
 * What stays of a member's data when it takes another's: what MariaDB leaves by itself, and the note of the last upgrade. Without that note
 * Debian alters the system tables of every copy anew, beside the appliers. One that applies a change of an account just then waits for ever,
 * and with it, by flow control, every write in the cluster (in a lab that changed accounts all the while: each time).
 */
const keptByCopies = [
  '[.]pem',
  'galera[.]cache',
  'sst_in_progress',
  '[.]sst',
  'gvwstate[.]dat',
  'grastate[.]dat',
  '[.]err',
  '[.]log',
  'RPM_UPGRADE_MARKER',
  'RPM_UPGRADE_HISTORY',
  'mariadb_upgrade_info',
  'mysql_upgrade_info',
];

/** Milliseconds as an ISO 8601 period, the only notation Galera reads fractions in. */
function period(ms: number): string {
  return `PT${ms / 1000}S`;
}
