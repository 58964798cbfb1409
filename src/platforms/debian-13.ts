import type { Platform } from './platform.ts';

/** Debian 13 (trixie) with OpenStack 2025.1 (Epoxy). Recommended packages are not installed, so what is needed of them is named. */
export const debian13: Platform = {
  id: 'debian-13',
  title: 'Debian 13, OpenStack 2025.1',
  suite: 'trixie',
  packages: {
    corosync: ['corosync'],
    pacemaker: ['pacemaker', 'crmsh', 'resource-agents', 'fence-agents-redfish'],
    haproxy: ['haproxy', 'socat'],
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
  abilities: ['khepri'],
  base: ['curl', 'iproute2', 'iputils-ping', 'iputils-arping', 'procps', 'python3'],
  debconf: ['keystone keystone/configure_db boolean false', 'keystone keystone/dbconfig-install boolean false'],
};
