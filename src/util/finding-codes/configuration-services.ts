import type { FindingCodeEntry } from './finding-code.ts';

/** Databases, messaging, caches and OpenStack's own programs. */
export const configurationServices = {
  COMMITS_NOT_FLUSHED: {
    title: 'Commits are confirmed before the disk has them',
    means: 'A power cut loses what users were told is saved; if all members lose power together, no copy has it.',
    remedy: 'Set innodb_flush_log_at_trx_commit = 1, and sync_binlog = 1 where there is a binary log.',
    source: 'MariaDB Server, “InnoDB System Variables”; Jepsen, MariaDB Galera Cluster 12.1.2',
  },
  DOUBLEWRITE_OFF: {
    title: 'The database does not guard against torn pages',
    means:
      'A power cut in the middle of a write can leave a page that cannot be read, and a member that does not start.',
    remedy: 'Remove innodb_doublewrite = 0, unless the file system writes pages whole.',
    source: 'MariaDB Server, “InnoDB Doublewrite Buffer”',
  },
  GALERA_UNSUPPORTED_SETTING: {
    title: 'A setting with which Galera does not replicate correctly',
    means: 'Members diverge or refuse writes: rows are missing at one of them, found long after.',
    remedy: 'Set binlog_format=ROW, default_storage_engine=InnoDB, innodb_autoinc_lock_mode=2.',
    source: 'Galera Cluster, “System Configuration”',
  },
  GALERA_BOOTSTRAPS: {
    title: 'A member that begins a cluster of its own whenever it starts',
    means:
      'After a restart it serves alone beside the others: two databases, of which one is lost when they are joined again.',
    remedy: 'Name all members in wsrep_cluster_address; begin a cluster by command, once.',
    source: 'Galera Cluster, “wsrep_cluster_address”',
  },
  SST_BLOCKS_DONOR: {
    title: 'A joining member stops the one that it copies',
    means:
      'While the copy lasts (minutes per 10 GB) the donor takes no writes: with three members, one failure stops the database.',
    remedy: 'Set wsrep_sst_method = mariabackup.',
    source: 'Galera Cluster, “State Snapshot Transfers”',
  },
  PARTITION_IGNORED: {
    title: 'Brokers that go on apart when the network splits',
    means:
      'Both sides accept messages and never agree again by themselves: requests that hang, until brokers are reset by hand.',
    remedy: 'Set cluster_partition_handling = pause_minority, with three or five members.',
    source: 'RabbitMQ, “Clustering and Network Partitions”',
  },
  PARTITION_AUTOHEALED: {
    title: 'Brokers that heal a split by dropping one side',
    means: 'Messages that the losing side confirmed are thrown away.',
    remedy: 'Set cluster_partition_handling = pause_minority, with three or five members.',
    source: 'RabbitMQ, “Clustering and Network Partitions”',
  },
  BROKER_PAIR: {
    title: 'Two brokers that pause without a majority',
    means: 'When either dies the other pauses, too: two brokers fail more often than one.',
    remedy: 'Add a third broker.',
    source: 'RabbitMQ, “Clustering and Network Partitions”',
  },
  QUEUES_MIRRORED: {
    title: 'Queues are mirrored the old way',
    means:
      'Mirrors lose messages when a member returns, and RabbitMQ 4 has none: after the upgrade queues have one copy.',
    remedy: 'Remove rabbit_ha_queues and ha policies; set rabbit_quorum_queue = true and begin with a new vhost.',
    source: 'RabbitMQ, “Migrate your RabbitMQ Mirrored Classic Queues to Quorum Queues”',
  },
  QUEUES_NOT_REPLICATED: {
    title: 'Queues live on one broker',
    means: 'When it dies its queues and their messages are gone: requests in hand are lost, services stop consuming.',
    remedy: 'Set rabbit_quorum_queue = true (and rabbit_transient_quorum_queue from 2024.1).',
    source: 'RabbitMQ, “Quorum Queues”; oslo.messaging release notes',
  },
  BROKERS_UNLISTED: {
    title: 'A program knows only some of the brokers',
    means: 'When those are away it is cut off, although the cluster works.',
    remedy: 'Name every broker in transport_url.',
    source: 'oslo.messaging, “transport_url”',
  },
  CACHE_SINGLE: {
    title: 'A program knows only one cache',
    means:
      'When its host dies every token is validated at its origin: sign-ins and requests take several times as long.',
    remedy: 'Name every memcached server.',
    source: 'OpenStack High Availability Guide, “Memcached”',
  },
  CACHE_RETRIED_SLOWLY: {
    title: 'A dead cache is waited for, or forgotten too long',
    means:
      'Each worker waits the whole timeout for a dead server, request after request; a server that is back stays unused for minutes.',
    remedy: 'Socket timeout 1 s at most, dead_retry 30 to 60 s.',
    source: 'oslo.cache and keystonemiddleware, configuration reference',
  },
  DATABASE_BYPASSED: {
    title: 'A program connects to one member of the database',
    means: 'When that host dies the program is away, although the database works.',
    remedy: 'Connect to the virtual address.',
    source: 'OpenStack High Availability Guide, “Database”',
  },
  ROUTERS_SINGLE: {
    title: 'Routers live on one host',
    means: 'When it dies instances behind them cannot be reached until somebody moves the routers.',
    remedy: 'Set l3_ha = true.',
    source: 'Neutron, “Distributed Virtual Routing with VRRP”; configuration reference',
  },
  DHCP_SINGLE: {
    title: 'Each network has one DHCP agent',
    means: 'When its host dies instances lose their leases, and new ones get no address.',
    remedy: 'Set dhcp_agents_per_network = 2 or more.',
    source: 'Neutron, configuration reference',
  },
  LOCKS_LOCAL: {
    title: 'A cluster of volume services locks on one host',
    means: 'Two members work on the same volume at once: volumes in states that nobody can leave.',
    remedy: 'Set [coordination] backend_url to etcd, or another service that all members share.',
    source: 'Cinder, “High Availability: active-active”',
  },
  DEFAULT_PASSWORD: {
    title: 'A password that everybody knows',
    means: 'Whoever reaches the port has the service with all rights.',
    remedy: 'Make a new one, and remove the account that came with the system.',
    source: 'RabbitMQ, “Access Control”; OpenStack Security Guide',
  },
  ADMIN_TOKEN_SET: {
    title: 'A master token that never expires',
    means: 'Whoever reads the file, or guesses it, is administrator of the cloud, and no log says who.',
    remedy: 'Remove admin_token and its filter.',
    source: 'OpenStack Security Guide, “Identity”',
  },
  PLAIN_HTTP: {
    title: 'Passwords and tokens travel unencrypted',
    means: 'Whoever can listen on the way signs in as the user.',
    remedy: 'End TLS at the balancer (`bind … ssl crt …`), and name https in endpoints.',
    source: 'OpenStack Security Guide, “Secure communication”',
  },
  BOUND_EVERYWHERE: {
    title: 'An inner service listens on every address',
    means: 'It can be reached from networks that it was never meant for, the public one among them.',
    remedy: 'Bind it to the address of the management network.',
    source: 'OpenStack Security Guide, “Management”',
  },
} satisfies Record<string, FindingCodeEntry>;
