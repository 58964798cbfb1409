/** What looks find wrong, service by service. */
export const services = {
  silent: (daemon: string, host: string) => `${daemon} on ${host} does not answer`,
  addresses: {
    notHeld: (name: string, ip: string) => `${name} (${ip}) is on no host that answers`,
    heldTwice: (name: string, ip: string, hosts: readonly string[]) => `${name} (${ip}) is on ${hosts.join(' and ')}`,
  },
  chrony: {
    unsynced: (host: string) => `the clock of ${host} follows no source`,
    skew: (first: string, last: string, seconds: string) => `the clocks of ${first} and ${last} are ${seconds} s apart`,
    sourceless: (hosts: readonly string[]) => `${hosts.join(', ')} hear no time source outside the cloud`,
  },
  corosync: {
    silent: (host: string) => `corosync does not answer on ${host}`,
    noQuorum: (host: string, count: string, of: number) => `${host} sees ${count} of ${of} members, no quorum`,
    missing: (hosts: readonly string[], count: string, of: number) =>
      `${hosts.join(', ')} see ${count} of ${of} members`,
  },
  galera: {
    state: (host: string, state: string) => `${host} is ${state}`,
    degraded: (count: number, of: number) => `${count} of ${of} members are in the primary component`,
    stuck: (host: string, seconds: number) =>
      `${host} has been waiting for a lock for ${seconds} s, and every write in the cluster for it`,
    undecided: (hosts: readonly string[]) =>
      `${hosts.join(', ')} cannot know whether a missing member has more than they have`,
  },
  haproxy: {
    expiring: (host: string, ends: string) => `the certificate of ${host} ends on ${ends}`,
    backendDown: (balancers: readonly string[], proxy: string) =>
      `the balancers on ${balancers.join(', ')} see no member of ${proxy}`,
    serverDown: (balancers: readonly string[], proxy: string, server: string) =>
      `the balancers on ${balancers.join(', ')} see ${proxy} on ${server} as down`,
  },
  keepalived: {
    fault: (host: string) => `${host} may not hold the addresses: its HAProxy is silent, or it hears too few hosts`,
  },
  keystone: {
    answers: (host: string, status: string | undefined) => `keystone on ${host} answers ${status ?? 'nothing'}`,
    noAddress: 'the cloud has no virtual address for its services: `addresses` is missing',
    credentialKeys:
      'what keystone stored under them (EC2 credentials, TOTP) must be encrypted anew first, which Quorate does not do yet',
  },
  nftables: {
    off: (host: string) => `${host} lets everybody in: its firewall is not loaded`,
    unconfirmed: (host: string) => `the firewall rules of ${host} are on trial`,
    source: (source: string) => `"${source}" is neither an IPv4 address nor a network`,
    sourceRule: 'Write 10.0.9.7 or 10.0.9.0/24.',
  },
  pacemaker: {
    alone: (host: string) => `pacemaker on ${host} has no controller (DC)`,
    resource: (id: string, state: 'stopped' | 'failed') => `${id} is ${state}`,
  },
  rabbitmq: {
    waiting: (host: string) => `rabbitmq on ${host} takes no clients: it is starting, or waits for a majority`,
    down: (host: string) => `rabbitmq on ${host} does not run`,
    alarm: (host: string, short: readonly string[]) =>
      `${host} is short of ${short.join(' and ')}, and senders are blocked`,
    apart: (host: string, others: readonly string[]) =>
      `${host} and ${others.join(', ')} run, and do not see each other`,
    notClustered: (host: string, cluster: readonly string[]) =>
      `${host} is not in the cluster of ${cluster.join(', ')}`,
    degraded: (count: number, of: number) => `${count} of ${of} message brokers are in the cluster`,
    cookie: 'members with different cookies refuse each other: all of them would have to stop at once',
  },
} as const;
