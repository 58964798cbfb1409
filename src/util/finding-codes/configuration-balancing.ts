import type { FindingCodeEntry } from './finding-code.ts';

/** HAProxy, keepalived, and the addresses that clients know. */
export const configurationBalancing = {
  BACKEND_OF_ANOTHER_SERVICE: {
    title: 'A backend leads to the port of another service',
    means: 'Users of this service get the answers of another: errors that look like broken credentials or clients.',
    remedy: 'Correct the port, or the name of the section.',
    source: 'OpenStack Installation Guide, “Firewalls and default ports”',
  },
  PORTS_DISAGREE: {
    title: 'The servers of one section have different ports',
    means:
      'Some of the members cannot answer: that share of requests fails, or the group tolerates less than it seems.',
    remedy: 'Give all servers the port that the service listens on.',
    source: 'HAProxy Configuration Manual, “server”',
  },
  BACKEND_MISSING: {
    title: 'A listener has nobody to send to',
    means: 'Every request is answered by 503, or HAProxy refuses to start with the file.',
    remedy: 'Name an existing backend, and give it servers.',
    source: 'HAProxy Configuration Manual, “default_backend”',
  },
  BIND_TWICE: {
    title: 'Two sections listen at the same address and port',
    means: 'Which of them a connection reaches is chance, or HAProxy does not start.',
    remedy: 'Remove one of them.',
    source: 'HAProxy Configuration Manual, “bind”',
  },
  BALANCE_UNFIT: {
    title: 'A way of balancing that does not fit the service',
    means: 'One member carries most of the load, or users lose their sessions when another answers.',
    remedy: 'APIs: roundrobin or leastconn. Consoles and dashboards: source or a cookie. Databases: one active server.',
    source: 'HAProxy Configuration Manual, “balance”',
  },
  WRITERS_SEVERAL: {
    title: 'The database is written through several members',
    means: 'Writes to the same rows at two members collide: deadlock errors in APIs, quotas that drift.',
    remedy: 'One server active, the others `backup`; or all `backup` with a stick table of one entry.',
    source: 'Galera Cluster, “Certification-Based Replication”; OpenStack High Availability Guide, “Database”',
  },
  WRITER_FAILS_BACK: {
    title: 'The database’s clients are moved back to a member that returns',
    means:
      'A member that has just returned gets the writes again while old sessions still write elsewhere: two writers for a while.',
    remedy: 'Add `stick-table type ip size 1k` and `stick on dst`.',
    source: 'HAProxy Configuration Manual, “stick on”',
  },
  SESSIONS_OUTLIVE_SERVER: {
    title: 'Sessions stay with a database that was marked down',
    means:
      'Connections of the pool hang at the dead member until the operating system gives up: minutes of failing APIs.',
    remedy:
      'Add `on-marked-down shutdown-sessions` to each server. HAProxy 3.0.11 (Debian 13) then forgets clients whose sessions still connect: update it, or let servers be `abns@` relays in the same file.',
    source: 'HAProxy Configuration Manual, “on-marked-down”',
  },
  CHECK_MISSING: {
    title: 'Servers are not checked',
    means: 'A dead member goes on being sent its share of requests, which all fail.',
    remedy: 'Add `check` to each server.',
    source: 'HAProxy Configuration Manual, “check”',
  },
  CHECK_SHALLOW: {
    title: 'A health check that a sick member passes',
    means:
      'A member that accepts connections and cannot work stays in: its users get errors until a person takes it out.',
    remedy: 'APIs: `option httpchk GET /healthcheck`. Galera: an agent that asks wsrep_local_state, on its own port.',
    source: 'HAProxy Configuration Manual, “option httpchk”; OpenStack High Availability Guide',
  },
  BROKER_BALANCED: {
    title: 'Messaging goes through a balancer',
    means:
      'Clients know their brokers and reconnect by themselves; a balancer adds idle cuts and hides which member died.',
    remedy: 'Name all brokers in transport_url and remove the listener.',
    source: 'RabbitMQ, “Clustering Guide”; oslo.messaging, “transport_url”',
  },
  STATS_EXPOSED: {
    title: 'The balancer’s statistics are open to everybody',
    means: 'Whoever reaches it sees every host and state of the cloud, and with `stats admin` can take members out.',
    remedy: 'Bind it to the management network, with `stats auth`.',
    source: 'HAProxy Configuration Manual, “stats auth”',
  },
  VIP_UNSERVED: {
    title: 'An address that clients use, and that no resource holds',
    means: 'It answers only as long as somebody’s hand put it there; after the next failover nobody has it.',
    remedy: 'Add it to the cluster’s addresses (IPaddr2, or virtual_ipaddress), or correct the files that name it.',
    source: 'OpenStack High Availability Guide, “Virtual IP”',
  },
  VRID_COLLISION: {
    title: 'A virtual router id that is used twice on one network',
    means: 'Two groups hear each other’s adverts: addresses vanish or are held twice.',
    remedy: 'Give each group of a network its own virtual_router_id.',
    source: 'RFC 5798, section 5.2.3; keepalived.conf(5)',
  },
  VRRP_MEMBERS_DISAGREE: {
    title: 'Members of one VRRP group are configured differently',
    means: 'They do not accept each other’s adverts, and each takes the addresses.',
    remedy: 'Make virtual_router_id, advert_int, authentication and addresses the same at all members.',
    source: 'keepalived.conf(5)',
  },
  VRRP_UNWATCHED: {
    title: 'The address stays although the balancer behind it is dead',
    means: 'The holder answers nothing and keeps the address: the cloud is away until somebody moves it.',
    remedy: 'Add a vrrp_script that asks the local HAProxy, and name it in track_script.',
    source: 'keepalived.conf(5), “VRRP script(s)”',
  },
  VRRP_WATCH_SHALLOW: {
    title: 'The balancer’s check only sees that a process exists',
    means: 'A balancer that hangs keeps the address: the cloud is away until somebody moves it.',
    remedy: 'Ask it over its socket or over HTTP, with a time limit.',
    source: 'kill(2): signal 0 only checks that the process exists',
  },
  VRRP_WEIGHT_TOO_SMALL: {
    title: 'A failed check does not lower the priority enough',
    means: 'The holder stays above the others although its check fails: the address does not move.',
    remedy:
      'Make the weight more than the difference of the priorities, or remove it: then a failure releases the address.',
    source: 'keepalived.conf(5), “weight”',
  },
  VRRP_PREEMPTS: {
    title: 'The address moves back by itself',
    means: 'When a failed host returns, users are interrupted a second time, and again each time it flaps.',
    remedy: 'All members `state BACKUP` with `nopreempt`.',
    source: 'keepalived.conf(5), “nopreempt”',
  },
  VRRP_ADVERT_ROUNDED: {
    title: 'An advert interval that this version of VRRP cannot have',
    means: 'VRRP 2 counts whole seconds: the failover takes longer than the file says.',
    remedy: 'Set `vrrp_version 3`, or a whole number of seconds.',
    source: 'RFC 3768, section 5.3.7; keepalived.conf(5)',
  },
  DETECTION_SLOW: {
    title: 'A dead member is noticed late',
    means: 'Until then its share of requests waits and fails: that long is the interruption of every crash.',
    remedy: 'Shorten the timer, as far as measured latency allows.',
    source: 'docs/reference/timers.md',
  },
} satisfies Record<string, FindingCodeEntry>;
