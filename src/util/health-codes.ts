/** Every health code, in one finite list: what it is, what it means for users where that is not plain, and the way out open with `quorate explain CODE`. */
export const healthCodes = {
  HOST_UNREACHABLE_NOW: {
    title: 'A host does not answer over SSH',
    means: 'Whatever it held moves to others once it is fenced; what of it still works cannot be seen from here.',
    remedy: 'See its console and power state; a fenced host comes back by itself.',
  },
  HOST_IN_MAINTENANCE: {
    title: 'A host is in maintenance',
    means: 'All that it had of the cloud is at rest; the others serve, and can bear so much less.',
    remedy: 'When the work there is done: `quorate maintain HOST --end`.',
  },
  MEMBER_DOWN: {
    title: 'A member of a service does not run',
    means: 'Clients are sent to the other members. Users notice only when none is left, or too few for a majority.',
    remedy: 'See its journal with `systemctl status UNIT` on the host; `quorate apply` starts it.',
  },
  COROSYNC_NO_QUORUM: {
    title: 'The cluster partition has no quorum',
    means:
      'The hosts of this partition stop all cluster resources, virtual addresses among them: users cannot connect there.',
    remedy: 'Bring back enough hosts; nothing that needs one owner moves until then.',
  },
  COROSYNC_MEMBER_MISSING: {
    title: 'The cluster has fewer members than declared',
    means: 'The cluster goes on with a majority, and can bear so much less.',
    remedy: 'See whether the host is off or cut off.',
  },
  PACEMAKER_RESOURCE_FAILED: {
    title: 'A cluster resource is stopped or failed',
    remedy: 'See `crm_mon -1rf` on any controller.',
  },
  FENCING_UNAVAILABLE: {
    title: 'A fence device does not answer',
    means: 'Nothing is wrong until that host dies: then its addresses stay where they are, and users wait.',
    remedy: 'Without it a dead host keeps what it held. Check the power switch and its password.',
  },
  ADDRESS_NOT_HELD: {
    title: 'A virtual address is on no host',
    means: 'Users who come by this address get no answer at all.',
    remedy: 'Clients cannot connect. See PACEMAKER_RESOURCE_FAILED and quorum, or KEEPALIVED_FAULT.',
  },
  ADDRESS_HELD_TWICE: {
    title: 'A virtual address is on more than one host',
    means: 'Some users reach a host that should not answer: it may be one that was cut off and not fenced.',
    remedy:
      'Take it off the host that the cluster does not name as its holder; with keepalived there is no such name: restart it on one of them.',
  },
  GALERA_NOT_PRIMARY: {
    title: 'A database member is outside the primary component',
    means: 'It refuses reads and writes, so that it cannot tell or take what the majority does not know.',
    remedy: 'It refuses SQL until it sees a majority again.',
  },
  GALERA_STUCK: {
    title: 'A database member holds up every write',
    means:
      'It has all that others write, and cannot apply it: a session there has a lock that it does not give back. Flow control then stops writers on all members. People who are signed in may read, nobody signs in or changes anything.',
    remedy:
      'On that host `mariadb -e "SHOW FULL PROCESSLIST"` tells who has the lock (mariadb-upgrade, LOCK TABLES, a backup): KILL that session. Or `systemctl kill --signal=KILL mariadb` there: the others go on within seconds, and it comes back by itself; an orderly stop waits for that very session.',
  },
  GALERA_UNDECIDED: {
    title: 'After a total outage the database waits for a decision',
    means:
      'Nobody can sign in or change anything. A missing member may have acknowledged what no other has, so the others do not begin without it.',
    remedy: 'Bring the missing member back, and nothing is lost; or see `quorate recover`.',
  },
  GALERA_NOT_SYNCED: {
    title: 'A database member is not synced yet',
    means:
      'It came back, or serves another that does: nobody notices, but it does not stand in if another one dies now.',
    remedy: 'It catches up by itself, and serves nobody until then.',
  },
  GALERA_DEGRADED: {
    title: 'The database cluster has fewer members than declared',
    means: 'Reads and writes go on as before.',
    remedy: 'It goes on with those it has; one more loss may stop writes. Bring the missing member back.',
  },
  RABBITMQ_NOT_CLUSTERED: {
    title: 'A message broker is not in the cluster of the others',
    remedy: 'It took its own way at birth or at a return. See `rabbitmqctl cluster_status` on the host and its log.',
  },
  RABBITMQ_PARTITIONED: {
    title: 'Message brokers that run do not see each other',
    means: 'The side with the majority serves all queues; the other one takes no clients.',
    remedy: 'The smaller side pauses and returns by itself. If it does not, restart rabbitmq-server on it.',
  },
  RABBITMQ_ALARM: {
    title: 'A message broker is short of memory or disk, and blocks whoever sends',
    means: 'Services can still read messages, but each that wants to send one waits: new instances and volumes hang.',
    remedy: 'See which queue nobody reads; free disk, or raise services.rabbitmq.memory.',
  },
  RABBITMQ_DEGRADED: {
    title: 'The message brokers are fewer than declared',
    remedy: 'They go on with those they have; one more loss may stop all queues. Bring the missing member back.',
  },
  CLOCK_UNSYNCED: {
    title: "A host's clock follows no source",
    remedy: 'See `chronyc sources` on the host: controllers need a source, the others need the controllers.',
  },
  CLOCK_SKEW: {
    title: 'Clocks of two hosts differ by more than 100 ms',
    means: 'Tokens look expired or not yet valid, and logs of two hosts cannot be put in order.',
    remedy: 'See `chronyc tracking` on both: a clock is slewed while services run, and stepped when chrony starts.',
  },
  TIME_SOURCE_MISSING: {
    title: 'Controllers hear no time source outside the cloud',
    remedy: 'The cloud keeps one time, but maybe a wrong one. Set services.chrony.sources, and let NTP (UDP 123) out.',
  },
  HOST_TOO_SMALL: {
    title: "A host is smaller than the minimum of OpenStack's high availability guide",
    remedy:
      'Controllers: 4 cores, 12 GB, 120 GB of disk, 2 interfaces. Compute hosts: 8, 12 GB, 120 GB, 2. Fine for a trial.',
  },
  PLATFORM_DIFFERS: {
    title: 'A host runs another system than the platform of the file',
    remedy: 'Install the declared release, or declare the installed one: `platform` in the cloud file.',
  },
  NETWORK_SLOW: {
    title: 'Packets between two hosts take over 2 ms there and back, or their time varies by as much',
    remedy:
      'Timers are chosen for one site: membership and every commit wait for the slowest pair. See the switches between them, and what else fills the line.',
  },
  NETWORK_CUT: {
    title: 'A host gets no answer from another one on a network of the file',
    remedy: 'Compare address, VLAN and cable on both; ping must be let through, also by your own firewall.',
  },
  KEEPALIVED_FAULT: {
    title: 'A host may not hold the virtual addresses',
    means: 'Nothing is wrong for users while another host may; then the addresses have one place less to go.',
    remedy:
      'Its HAProxy does not answer, or it hears too few of the other hosts: see its journal with `journalctl -u keepalived`.',
  },
  ADDRESS_IN_USE: {
    title: 'Something that is no host of the cloud has a virtual address',
    remedy: 'Find it by its hardware address, and give one of the two another address.',
  },
  DISK_SLOW: {
    title: 'A write takes over 10 ms until it is on the disk where the database lies',
    remedy:
      'Every commit waits for it, on every member. Use an SSD with power loss protection, or a controller with a battery.',
  },
  FENCING_ABSENT: {
    title: 'A controller has no power switch that can switch it off',
    remedy: 'Declare `bmc` and `fence`: what a dead host held moves only once it is proven off.',
  },
  FENCING_UNPROVEN: {
    title: 'A power switch was not asked whether it takes the password',
    remedy: 'Install its fence agent on the controllers, or run `quorate apply`, then look again.',
  },
  FENCING_FAILED: {
    title: 'A power switch did not switch its host off and on',
    remedy:
      'Without it a dead host keeps what it held. See the power switch, its firmware, and the rights of its user.',
  },
  TLS_OFF: {
    title: 'Traffic between hosts and to users is not encrypted',
    remedy: 'Remove `tls: off` from the cloud file, or accept that passwords travel in the clear.',
  },
  LOOK_INCOMPLETE: {
    title: 'Something could not be looked at: it may be well or not',
    remedy: 'Install what is missing on the host, then look again.',
  },
  FIREWALL_OFF: {
    title: 'The firewall is chosen, and not loaded on a host',
    remedy:
      'Somebody flushed the rules, or a trial of new ones was not confirmed. `systemctl restart quorate-firewall` on the host loads the confirmed ones; `quorate apply` tries new ones again.',
  },
  FIREWALL_UNCONFIRMED: {
    title: 'Firewall rules are on trial: within a minute they are confirmed, or the former ones come back',
    remedy: 'Wait for the `quorate apply` that loaded them; if there is none, run it again.',
  },
  CERTIFICATE_EXPIRING: {
    title: "A host's certificate ends soon",
    remedy: 'Run `quorate apply`: it renews what has less than 30 days left.',
  },
  HAPROXY_BACKEND_DOWN: {
    title: 'A balancer sees no healthy member of a service',
    means: 'Users of that service get errors at once.',
    remedy: 'See the members of that service.',
  },
  HAPROXY_SERVER_DOWN: {
    title: 'A balancer sees a member of a service as down',
    means: 'Clients are sent to the others.',
    remedy: 'See that member.',
  },
} as const satisfies Record<string, { title: string; means?: string; remedy: string }>;

export type HealthCode = keyof typeof healthCodes;
