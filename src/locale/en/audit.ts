const list = (names: readonly string[]) => names.join(', ');

export const audit = {
  summary: 'findings on a deployment that exists, whoever built it: its files, or live hosts',
  strict: 'exit with 2 when there are warnings',
  source: 'a directory of configuration files, or ssh:HOST,HOST to read them from live hosts',
  looked: (files: number, hosts: number) => `${files} files${hosts > 0 ? ` of ${hosts} hosts` : ''} were audited.`,
  nothing: (source: string) => `there is no configuration in ${source} that an audit knows`,
  known:
    'Known are the files of Corosync, Pacemaker, HAProxy, keepalived, MariaDB, RabbitMQ, Memcached, DRBD and OpenStack.',
  notThere: (source: string) => `${source} cannot be read`,
  noHosts: 'no host is named after ssh:',
  unread: (why: string) => `cannot be read: ${why}`,
  tooLarge: (bytes: number) => `larger than ${bytes / 1024 / 1024} MB, and not read`,
  tooMany: (most: number) => `the directory has more than ${most} files: the rest was not read`,
  cut: 'more than can be fetched at once: the rest of its files was not read',
  silent: (host: string, why: string) => `${host} could not be looked at: ${why}`,
  also: (what: string, files: number) => `${what} (and in ${files} more ${files === 1 ? 'file' : 'files'})`,
  damaged: {
    unclosed: 'a block, quote or tag begins here and does not end',
    unopened: 'something ends here that never began',
    'no-separator': 'this is neither a setting nor a block',
    outside: 'this stands before any section',
    'no-end': 'the end of this statement is missing',
    'not-text': 'bytes that are no text',
    empty: 'nothing is in it: it was cut off, or never reached the disk',
    'too-deep': 'blocks are nested deeper than any daemon reads',
    more: (count: number) => `from here on ${count} more parts cannot be read`,
  },
  quorum: {
    ignored: (nodes: number) =>
      nodes === 2
        ? 'the cluster goes on without quorum: either of two nodes may start everything by itself'
        : 'the cluster goes on without quorum: every part of a split starts all resources',
    expected: (votes: number, nodes: number) => `${votes} votes are expected of ${nodes} nodes`,
    twoNode: (nodes: number) => `two_node is set in a cluster of ${nodes}: one node alone has quorum`,
    noProvider: 'nobody counts votes: the section quorum has no provider',
    even: (nodes: number) => `${nodes} nodes and no quorum device: a split in halves stops both`,
    unfenced: 'two nodes, and no fencing was seen: when the line between them breaks, both take over',
    evenDatabase: (members: number) =>
      `${members} database members: a split in halves stops writes at both, unless an arbitrator (garbd) has a vote`,
  },
  cluster: {
    fencingOff: 'fencing is off: a host that hangs keeps what another takes over',
    noFence:
      'no fence device was seen: after a host’s death nothing that it owned is taken over, or it is without proof',
    race: 'two nodes fence without a delay: when the line between them breaks, each switches the other off',
    slow: (id: string, seconds: number) => `${id} is asked every ${seconds} s: its death is noticed that late`,
    maintenance: 'the cluster is in maintenance: failures are not mended',
    unmanaged: (id: string) => `${id} is not managed: its failure is not mended`,
    leftover: (id: string, resource: string) => `${id} still binds ${resource}: a move by hand was not taken back`,
    unmonitored: (id: string) => `${id} has no monitor: nobody notices its death`,
    neverExpire: 'failures of a resource add up for ever: in the end no host may run it',
    rechecked: (after: number, recheck: number) =>
      `failures expire after ${after} s, and the cluster looks every ${recheck} s`,
    noStickiness: 'no resource-stickiness: resources move back when a host returns, and users are interrupted twice',
    unordered: (id: string) => `${id} lies on DRBD, and no order or no colocation ties it to its disk`,
  },
  ring: {
    plain: 'the ring is not encrypted: whoever reaches it can stop the cluster',
    singleLink: 'the ring has one network: when it fails, hosts that are well are fenced',
    slow: (seconds: number) =>
      `a dead host is noticed after ${seconds} s at the earliest: every failover takes as long and more`,
  },
  drbd: {
    asynchronous: (name: string, protocol: string) =>
      `${name} is copied by protocol ${protocol}: confirmed writes are lost with the primary`,
    twoPrimaries: (name: string) => `${name} may be written by both hosts at once`,
    unfenced: (name: string) => `${name} has no fencing policy: after a cut an outdated copy can become the truth`,
    discards: (name: string) => `${name} solves a split brain by throwing one side’s writes away`,
    flushes: (name: string) => `${name} confirms writes before the disk has them`,
  },
  databases: {
    flush: (value: string) =>
      `innodb_flush_log_at_trx_commit is ${value}: a power cut takes up to a second of confirmed commits`,
    binlog: 'sync_binlog is 0: a power cut takes the end of the binary log, and replicas diverge',
    doublewrite: 'innodb_doublewrite is off: a power cut can leave a page that nobody can read',
    unsupported: (name: string, value: string, needed: string) => `${name} is ${value}, and Galera needs ${needed}`,
    bootstraps: 'wsrep_cluster_address names nobody: every start of this member begins a cluster of its own',
    sst: (method: string) => `a joining member copies by ${method}: its donor takes no writes meanwhile`,
    slow: (seconds: number) => `a silent member stops all writes for ${seconds} s before it is expelled`,
  },
  brokers: {
    autoheal: 'after a split the brokers throw one side’s messages away (autoheal)',
    pair: 'two brokers that pause without a majority: either one’s death stops messaging',
    ignored: (isSaid: boolean) =>
      `brokers go on apart after a split (cluster_partition_handling ${isSaid ? 'is' : 'is not set, which means'} ignore)`,
    mirrored: 'rabbit_ha_queues relies on mirrored queues, which RabbitMQ 4 does not have',
    policy: 'a policy mirrors queues (ha-mode), which RabbitMQ 4 does not do',
    notReplicated: 'several brokers, and queues that live on one of them: rabbit_quorum_queue is not set',
    unlisted: (listed: number, brokers: number) => `transport_url names ${listed} of ${brokers} brokers`,
  },
  caches: {
    single: (name: string, servers: number) => `${name} names one of ${servers} cache servers`,
    slow: (name: string, value: number, limit: number, isDefault: boolean) =>
      `${name} is ${value} s${isDefault ? ' by default' : ''}, and a dead cache server should cost ${limit} s at most`,
  },
  addresses: { unserved: (ip: string) => `clients use ${ip}, and no resource of the cluster or of VRRP holds it` },
  vrrp: {
    disagree: (name: string, settings: readonly string[]) =>
      `members of ${name} differ in ${list(settings)}: each takes the addresses`,
    weight: (script: string, weight: number, highest: number, second: number) =>
      `a failure of ${script} lowers the priority by ${weight}, from ${highest} to not below ${second}: the address stays`,
    collision: (id: string, one: string, other: string) =>
      `${one} and ${other} both have virtual_router_id ${id} on one network`,
    unwatched: (name: string) => `${name} watches nothing: its address stays with a host whose balancer is dead`,
    shallow: (name: string) => `${name} only sees that the balancer’s process exists: one that hangs keeps the address`,
    slow: (name: string, seconds: number) => `${name} needs ${seconds} s to notice a failure`,
    preempts: (name: string) => `${name} takes its addresses back when its host returns: users are interrupted twice`,
    nopreemptIgnored: (name: string) => `${name} begins as MASTER, so its nopreempt does not count`,
    rounded: (name: string, interval: string) =>
      `${name} has advert_int ${interval}, and VRRP 2 has whole seconds only`,
  },
  ports: {
    foreign: (name: string, service: string, port: number, owner: string) =>
      `${name} is for ${service}, and sends to port ${port}, which is ${owner}’s`,
    foreignBind: (name: string, port: number, owner: string) => `${name} listens at port ${port}, which is ${owner}’s`,
    uneven: (name: string, ports: readonly string[]) => `servers of ${name} have ports ${list(ports)}`,
    noBackend: (name: string, backend: string) => `${name} leads to ${backend}, which does not exist`,
    noServers: (name: string) => `${name} has no servers: every request fails`,
    twice: (at: string, one: string, other: string) => `${one} and ${other} both listen at ${at}`,
  },
  balancing: {
    httpDatabase: (name: string) => `${name} is a database behind mode http: no client gets through`,
    httpBroker: (name: string) => `${name} is messaging behind mode http: no client gets through`,
    writers: (name: string, active: number) => `${name} sends writes to ${active} members at once: they collide`,
    failsBack: (name: string) =>
      `${name} moves new sessions back when its first member returns, while old ones write elsewhere`,
    sessions: (name: string, keeps: number, of: number) =>
      `${keeps} of ${of} servers of ${name} keep their sessions when they are marked down`,
    broker: (name: string) => `${name} puts messaging behind the balancer: clients know their brokers themselves`,
    cache: (name: string) => `${name} spreads a cache over servers that do not share it: most lookups miss`,
    source: (name: string, way: string) => `${name} is an API balanced by ${way}: one busy client loads one member`,
    sessionsWander: (name: string) => `${name} has sessions, and nothing keeps a user at one server`,
    unchecked: (name: string, count: number, of: number) =>
      `${count} of ${of} servers of ${name} are not checked: a dead one goes on failing its share of requests`,
    shallowDatabase: (name: string) =>
      `${name} only asks whether a connection opens: a member that is not in sync passes`,
    shallow: (name: string) => `${name} only asks whether a connection opens: a process that hangs passes`,
    slow: (names: string, seconds: number) => `a silent server stays in for up to ${seconds} s: ${names}`,
    stats: (name: string) => `${name} shows statistics to everybody, at every address`,
  },
  openstack: {
    routers: 'l3_ha is off: a router dies with its host',
    dhcp: (agents: number) => `each network has ${agents} DHCP agent: it dies with its host`,
    locks: 'volume services form a cluster, and lock in files of their own host',
    direct: (host: string) =>
      `the database is reached at its member ${host}, past the balancer: this program dies with that host`,
  },
  members: {
    lacks: (group: string, names: readonly string[]) =>
      `${group}: ${list(names)} ${names.length === 1 ? 'is' : 'are'} missing here and named elsewhere`,
    alone: (group: string, names: readonly string[]) =>
      `${group}: ${list(names)} ${names.length === 1 ? 'is' : 'are'} named here and not elsewhere`,
    titles: {
      ring: 'nodes of the cluster',
      database: 'members of the database',
      broker: 'brokers',
      cache: 'cache servers',
    },
  },
  differences: {
    differ: (name: string, values: readonly { readonly value: string; readonly count: number }[]) =>
      `${name} differs: ${values.map(({ value, count }) => `${value} at ${count}`).join(', ')}`,
    releases: (project: string, old: string, instead: string, file: string) =>
      `${project} is configured for an older release here (${old}) than in ${file} (${instead})`,
  },
  timers: {
    order: (shorter: string, one: number, longer: string, other: number) =>
      `${shorter} (${one} s) should end well before ${longer} (${other} s)`,
    consensus: (consensus: number, token: number) =>
      `consensus is ${consensus} ms, and must be 1.2 times the token of ${token} ms at least`,
    noHeartbeat: 'heartbeats to the brokers are off: a dead connection is noticed by nobody',
    idle: (recycle: string, seconds: number, pool: string, timeout: string, limit: number) =>
      `${pool} cuts connections that are idle for ${limit} s (${timeout}), and the program keeps them for ${seconds} s (${recycle}): the next query on one fails`,
  },
  security: {
    password: (name: string) => `${name} has a password that everybody knows`,
    adminToken: 'admin_token is set: whoever has it is administrator, and no log says who',
    plainEndpoint: (name: string) => `${name} is plain HTTP: tokens and passwords can be read on the way`,
    plainListeners: (names: readonly string[]) => `without TLS: ${list(names)}`,
    guest: 'the account guest, with its default password, is let in from everywhere',
    everywhere: (name: string) => `${name} listens on every address of its host`,
  },
  names: {
    misspelt: (name: string, meant: string) => `${name} is not known; ${meant} is probably meant`,
    deprecated: (name: string, instead: string) => `${name} was replaced by ${instead}`,
  },
  obsolete: {
    heartbeat: 'Heartbeat is no longer maintained: Corosync and Pacemaker took its place',
    openais: 'OpenAIS is no longer maintained: Corosync took its place',
    plugin: 'Pacemaker as a plug-in of Corosync 1 is gone since Corosync 2: it runs by itself, and votequorum counts',
    ganglia: 'Ganglia is no longer maintained: Prometheus took its place',
    mongodb: 'OpenStack gave up MongoDB: Gnocchi (metrics) and SQL took its place',
    veritas: 'Veritas Cluster is known to no current deployment tool of OpenStack: Pacemaker took its place',
    monasca: 'Monasca was retired: Prometheus and Aodh took its place',
    glanceRegistry: 'glance-registry was removed in Stein: glance-api does its work',
    novaCert: 'nova-cert was removed in Ocata, and nothing takes its place',
    ec2: 'Nova’s EC2 API was removed in Mitaka: the project ec2-api took its place',
    ceilometerApi: 'ceilometer-api was removed in Queens: Gnocchi and Aodh took its place',
    ceilometerCollector:
      'ceilometer-collector was removed in Pike: the notification agent publishes to Gnocchi by itself',
    heatCloudwatch: 'Heat’s CloudWatch API was removed in Queens: Aodh took its place',
    lbaas: 'Neutron’s LBaaS was removed in Train: Octavia took its place',
    fwaas: 'FWaaS was removed with Stein; its second version lives on in the project neutron-fwaas',
    linuxbridge: 'Neutron removed Linux bridge in 2025.1: Open vSwitch and OVN are left',
    uuidTokens: 'UUID and PKI tokens were removed in Rocky: Fernet took their place',
    monolithicPlugin: 'Neutron’s monolithic plug-ins were removed in Kilo: ML2 took their place',
    ramNodes: 'RAM nodes hold nothing over a restart, and RabbitMQ 4 does not have them: make them disc nodes',
  },
};
