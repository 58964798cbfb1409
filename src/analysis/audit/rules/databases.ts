import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Database } from '../facts/database.ts';
import { isOff, numberOf, type Setting } from '../facts/setting.ts';
import { seconds } from '../seconds.ts';
import { found, type Rule } from './rule.ts';

/** s: a silent member stops all writes for so long. */
const slow = 10;

/** Does the database keep what it confirmed, and its members together? */
export const databases: Rule = ({ databases }) =>
  databases.flatMap((database) => [
    ...durability(database),
    ...(database.settings.has('wsrep_provider') || database.members ? galera(database) : []),
  ]);

function durability({ settings }: Database): Finding[] {
  const words = text().audit.databases;
  const [flush, binlog, doublewrite] = ['innodb_flush_log_at_trx_commit', 'sync_binlog', 'innodb_doublewrite'].map(
    (name) => settings.get(name),
  );
  const hasBinlog = settings.has('log_bin') && !isOff(settings.get('log_bin'));
  return [
    ...(flush && flush.value !== '1'
      ? [found('error', 'COMMITS_NOT_FLUSHED', words.flush(flush.value), flush.where)]
      : []),
    ...(binlog && hasBinlog && numberOf(binlog) === 0
      ? [found('warning', 'COMMITS_NOT_FLUSHED', words.binlog, binlog.where)]
      : []),
    ...(doublewrite && isOff(doublewrite)
      ? [found('warning', 'DOUBLEWRITE_OFF', words.doublewrite, doublewrite.where)]
      : []),
  ];
}

/** Settings that Galera needs: what they must be, in lower case. */
const needed = { binlog_format: 'row', default_storage_engine: 'innodb', innodb_autoinc_lock_mode: '2' };

function galera({ settings, members, provider }: Database): Finding[] {
  const words = text().audit.databases;
  const wrong = Object.entries(needed).flatMap(([name, value]) => {
    const setting = settings.get(name);
    return setting && setting.value.toLowerCase() !== value ? [{ name, value, setting }] : [];
  });
  const method = settings.get('wsrep_sst_method');
  const address = settings.get('wsrep_cluster_address');
  return [
    ...wrong.map(({ name, value, setting }) =>
      found('error', 'GALERA_UNSUPPORTED_SETTING', words.unsupported(name, setting.value, value), setting.where),
    ),
    ...(address && members?.length === 0 ? [found('error', 'GALERA_BOOTSTRAPS', words.bootstraps, address.where)] : []),
    ...(method && /^(rsync|mysqldump|rsync_wan)$/.test(method.value)
      ? [found('warning', 'SST_BLOCKS_DONOR', words.sst(method.value), method.where)]
      : []),
    ...timers(provider),
  ];
}

/** Galera's own defaults, in s (Galera parameters). */
const defaults = {
  'evs.keepalive_period': 1,
  'evs.inactive_check_period': 0.5,
  'evs.suspect_timeout': 5,
  'evs.inactive_timeout': 15,
};

/** The first is to be shorter than the second. */
const pairs = [
  ['evs.keepalive_period', 'evs.suspect_timeout'],
  ['evs.inactive_check_period', 'evs.suspect_timeout'],
  ['evs.suspect_timeout', 'evs.inactive_timeout'],
] as const;

function timers(provider: ReadonlyMap<string, Setting>): Finding[] {
  const words = text().audit;
  const value = (name: keyof typeof defaults) => seconds(provider.get(name)?.value ?? '') ?? defaults[name];
  const suspect = provider.get('evs.suspect_timeout');
  return [
    ...pairs.flatMap(([shorter, longer]) => {
      const said = provider.get(shorter) ?? provider.get(longer);
      return said && value(shorter) >= value(longer)
        ? [
            found(
              'error',
              'TIMER_ORDER',
              words.timers.order(shorter, value(shorter), longer, value(longer)),
              said.where,
            ),
          ]
        : [];
    }),
    ...(suspect && value('evs.suspect_timeout') > slow
      ? [found('warning', 'DETECTION_SLOW', words.databases.slow(value('evs.suspect_timeout')), suspect.where)]
      : []),
  ];
}
