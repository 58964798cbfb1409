import { text } from '../../../locale/text.ts';
import { type Kind, placeIn } from '../config-file.ts';
import { everyOf } from '../facts/cluster.ts';
import { found, type Rule } from './rule.ts';

/** Options of oslo.config files with a new name, or a successor, by section and name. */
export const replacements: readonly { readonly old: string; readonly instead: string }[] = [
  ...['rabbit_host', 'rabbit_hosts', 'rabbit_userid', 'rabbit_password', 'rpc_backend', 'rabbit_virtual_host'].flatMap(
    (name) =>
      ['DEFAULT', 'oslo_messaging_rabbit'].map((section) => ({
        old: `${section}.${name}`,
        instead: 'DEFAULT.transport_url',
      })),
  ),
  { old: 'DEFAULT.sql_connection', instead: 'database.connection' },
  { old: 'DEFAULT.sql_idle_timeout', instead: 'database.connection_recycle_time' },
  { old: 'database.idle_timeout', instead: 'database.connection_recycle_time' },
  { old: 'DEFAULT.notification_driver', instead: 'oslo_messaging_notifications.driver' },
  { old: 'DEFAULT.memcached_servers', instead: 'cache.memcache_servers' },
  { old: 'keystone_authtoken.auth_uri', instead: 'keystone_authtoken.www_authenticate_uri' },
  ...['auth_host', 'auth_port', 'auth_protocol', 'identity_uri'].map((name) => ({
    old: `keystone_authtoken.${name}`,
    instead: 'keystone_authtoken.auth_url',
  })),
  { old: 'keystone_authtoken.admin_user', instead: 'keystone_authtoken.username' },
  { old: 'keystone_authtoken.admin_password', instead: 'keystone_authtoken.password' },
  { old: 'keystone_authtoken.admin_tenant_name', instead: 'keystone_authtoken.project_name' },
  { old: 'DEFAULT.verbose', instead: 'DEFAULT.debug' },
  { old: 'DEFAULT.network_api_class', instead: 'neutron' },
  { old: 'neutron.url', instead: 'neutron.endpoint_override' },
];
const replaced = new Map(replacements.map(({ old, instead }) => [old, instead]));

/** Directives of other files: the first words, and what replaced them. */
const directives: Partial<Record<Kind, Readonly<Record<string, string>>>> = {
  haproxy: {
    reqadd: 'http-request set-header',
    reqrep: 'http-request replace-header',
    reqirep: 'http-request replace-header',
    reqdel: 'http-request del-header',
    reqidel: 'http-request del-header',
    rspadd: 'http-response set-header',
    rsprep: 'http-response replace-header',
    rspidel: 'http-response del-header',
    block: 'http-request deny',
    redispatch: 'option redispatch',
    clitimeout: 'timeout client',
    srvtimeout: 'timeout server',
    contimeout: 'timeout connect',
    nbproc: 'nbthread',
    'bind-process': 'process (bind)',
    appsession: 'stick-table',
    'option forceclose': 'option http-server-close',
    'option http_proxy': 'http-request do-resolve',
  },
  corosync: { secauth: 'crypto_cipher, crypto_hash', rrp_mode: 'link_mode', threads: 'knet', bindnetaddr: 'nodelist' },
  mysql: {
    innodb_locks_unsafe_for_binlog: 'innodb_autoinc_lock_mode = 2',
    innodb_file_format: 'innodb_default_row_format',
    innodb_additional_mem_pool_size: 'innodb_buffer_pool_size',
  },
  rabbitmq: { queue_master_locator: 'queue_leader_locator', mirroring_sync_batch_size: 'quorum queues' },
  crm: { ms: 'clone … meta promotable=true' },
};

/** Properties of Pacemaker. */
const properties: Readonly<Record<string, string>> = {
  'default-resource-stickiness': 'rsc_defaults resource-stickiness',
  'default-action-timeout': 'op_defaults timeout',
  'is-managed-default': 'rsc_defaults is-managed',
};

/** What still stands there under its old name? */
export const deprecated: Rule = ({ files, programs, clusters }) => {
  const words = text().audit.names;
  const tell = (name: string, instead: string, where: Parameters<typeof found>[3]) =>
    found('advice', 'DIRECTIVE_DEPRECATED', words.deprecated(name, instead), where);
  return [
    ...files.flatMap((file) => {
      const table = directives[file.kind];
      if (!table) return [];
      return [...everyOf(file.reading.directives)].flatMap((one) => {
        const name = [one.name.replaceAll('-', file.kind === 'mysql' ? '_' : '-'), `${one.name} ${one.words[0]}`].find(
          (key) => Object.hasOwn(table, key),
        );
        return name ? [tell(name, table[name]!, placeIn(file, one))] : [];
      });
    }),
    ...programs.flatMap(({ options }) =>
      [...options].flatMap(([name, { where }]) => (replaced.has(name) ? [tell(name, replaced.get(name)!, where)] : [])),
    ),
    ...clusters.flatMap((cluster) =>
      [...cluster.properties].flatMap(([name, { where }]) =>
        Object.hasOwn(properties, name) ? [tell(name, properties[name]!, where)] : [],
      ),
    ),
  ];
};
