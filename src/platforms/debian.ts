import type { Platform } from './platform.ts';

/** What the releases of Debian have in common. Recommended packages are not installed, so what is needed of them is named. */
export const debian = {
  packages: {
    corosync: ['corosync'],
    haproxy: ['haproxy', 'socat'],
    keepalived: ['keepalived', 'socat'],
    // socat: mariabackup's state transfer; psmisc, rsync: the wsrep scripts.
    galera: ['mariadb-server', 'galera-4', 'mariadb-backup', 'socat', 'psmisc', 'rsync', 'python3-pymysql'],
    memcached: ['memcached'],
    rabbitmq: ['rabbitmq-server'],
    chrony: ['chrony'],
    nftables: ['nftables'],
    keystone: [
      'keystone',
      'uwsgi-core',
      'uwsgi-plugin-python3',
      'python3-memcache',
      'python3-pymemcache',
      'python3-pymysql',
      'python3-openstackclient',
    ],
  },
  base: ['curl', 'fping', 'iproute2', 'iputils-ping', 'iputils-arping', 'procps', 'python3'],
  debconf: ['keystone keystone/configure_db boolean false', 'keystone keystone/dbconfig-install boolean false'],
} satisfies Partial<Platform>;
