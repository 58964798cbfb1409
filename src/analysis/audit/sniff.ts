import type { Kind } from './config-file.ts';
import { projects } from './projects.ts';

/** Enough to know a file by: licences and comments may come first. */
const enough = 65_536;

/** What a file is, by its name where that is known everywhere, else by its content. */
export function kindOf(name: string, content: string): Kind | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1);
  if (!mayBeConfiguration(name)) return undefined;
  const head = content.slice(0, enough);
  const byName = names.find(([pattern]) => pattern.test(base))?.[1];
  if (byName === 'mysql' && !isOfMysql(name, head)) return undefined;
  // Both syntaxes of RabbitMQ have borne both names.
  if (byName === 'rabbitmq' || byName === 'erlang') return /^[ \t]*\[/m.test(head) ? 'erlang' : 'rabbitmq';
  if (byName) return byName;
  return signs.find(([pattern, inName]) => (inName?.test(name) ?? true) && pattern.test(head))?.[2];
}

/** Others call theirs so, too, such as OpenSSL; an include may be all that is in one, and one that is damaged may have no section left. */
function isOfMysql(name: string, head: string): boolean {
  if (/^[ \t]*(\[(mysql|mariadb|client|galera|server|sst|isam)|!include)/im.test(head)) return true;
  return !/^[ \t]*\[/m.test(head) && says.test(head) && /my\.cnf$|my(sql)?\.cnf\.d\/|(mysql|mariadb)\//.test(name);
}

/** More than comments. */
const says = /^[ \t]*[^#;\s]/m;

/** Whether a file of this name is worth reading: keys, programs and pictures are not. */
export function mayBeConfiguration(name: string): boolean {
  return !ignored.some((pattern) => pattern.test(name));
}

/** Paste pipelines, policies, units and programs: not what this is about. */
const ignored = [
  /paste\.ini$/,
  /\.(pem|crt|key|py|sh|pyc|md|rst|html|log|gz|xz|tar|tgz|zip|rpm|deb|png|jpe?g|pdf|so|db|sqlite|img|iso|bin|sources|service|pl)$/,
  /rabbitmq-env\.conf$/,
  /(^|\/)systemd\//,
  /(^|\/)(apache2|httpd|nginx|logrotate\.d|sudoers\.d|sysusers\.d|sysctl\.d)\//,
  /uwsgi[\w-]*\.ini$/,
  /(^|\/)(authkey|\.erlang\.cookie|[^/]*~)$/,
  /(^|\/)(fernet-keys|credential-keys|\.git)\//,
];

const names: readonly (readonly [RegExp, Kind])[] = [
  [/^(corosync|openais)\.conf$/, 'corosync'],
  [/^cib.*\.xml$/, 'cib'],
  [/^keepalived.*\.conf$/, 'keepalived'],
  [/^haproxy.*\.cfg$/, 'haproxy'],
  [/\.cnf$/, 'mysql'],
  [/^rabbitmq.*\.conf$/, 'rabbitmq'],
  [/^(rabbitmq|advanced).*\.config$/, 'erlang'],
  [/^memcached(.*\.conf)?$/, 'memcached'],
  [/^(drbd.*\.conf|global_common\.conf|.*\.res)$/, 'drbd'],
];

/** Directories that hold files of oslo.config. */
const homes = [...projects, 'horizon', 'openstack'].join('|');

/** A sign in the content, and in the path where the content alone would not do. */
const signs: readonly (readonly [RegExp, RegExp | undefined, Kind])[] = [
  [
    /<(cib|configuration|crm_config|resources|constraints|rsc_defaults|op_defaults|fencing-topology)[\s>/]/,
    undefined,
    'cib',
  ],
  [/^[ \t]*totem[ \t]*\{/m, undefined, 'corosync'],
  [/^[ \t]*(vrrp_instance|vrrp_script|vrrp_sync_group|global_defs|virtual_server)\b/m, undefined, 'keepalived'],
  [/^[ \t]*resource[ \t]+[\w-]+[ \t]*\{/m, undefined, 'drbd'],
  [/^[ \t]*(crm )?(configure )?(primitive|property|rsc_defaults|colocation|ms|clone)[ \t]+\S/m, undefined, 'crm'],
  [/^(listen|frontend|backend|defaults|global)\b[^{=\n]*$/m, undefined, 'haproxy'],
  [/^\[(mysqld|galera|mariadb|mariadbd|server)[\w.-]*\]/m, undefined, 'mysql'],
  [
    /^(cluster_formation|listeners|loopback_users|default_user|cluster_partition_handling|net_ticktime)\b/m,
    /rabbit/,
    'rabbitmq',
  ],
  [/^[ \t]*\[[ \t\r\n]*\{/, /rabbit/, 'erlang'],
  // Many programs write sections: those of OpenStack are known by where they lie, or by sections that are all theirs.
  [/^\[[\w:. -]+\]/m, new RegExp(`(^|/)(${homes})[\\w-]*/.*\\.(conf|ini)$`), 'oslo'],
  [/^\[(DEFAULT|keystone_authtoken|oslo_\w+|ml2\w*|ovs|ovn|linux_bridge|securitygroup)\]/m, /\.(conf|ini)$/, 'oslo'],
  // What is left of one that is damaged.
  [says, new RegExp(`(^|/)(${homes})[\\w-]*/(${homes})[\\w-]*\\.conf$`), 'oslo'],
];
