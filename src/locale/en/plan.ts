/** What is planned: the objects of steps, what speaks against them, and what moved since. */
export const plan = {
  packages: (count: number) => `${count} packages`,
  files: (count: number) => `${count} files`,
  steps: {
    held: (name: string, ip: string) => `wait until ${name} (${ip}) is held`,
    galeraResume: 'resume the cluster from the member that left it last',
    galeraBirth: 'give birth to the database cluster',
    galeraHealthAccount: 'account for the health endpoint',
    systemUser: (user: string) => `system user ${user}`,
    database: (name: string) => `database ${name} and its account`,
    account: (user: string) => `account ${user}`,
    closeAccount: (user: string, encrypted: boolean) =>
      `account ${user}: only its present password${encrypted ? ', only encrypted' : ''}`,
    keystoneSchema: 'create the schema',
    keystoneBootstrap: 'the administrator, the catalogue and the region',
    keystoneCanary: 'the user that canaries sign in as',
    cibLoad: (scope: string) => `load ${scope} into the cluster`,
    connectPatience: 'give up a silent power switch after seconds, not minutes',
    lookAfter: 'let the cluster look after its resources again',
    clusterForget: (host: string) => `forget ${host} in the cluster`,
    brokerPassword: "password of Quorate's own account",
    khepri: 'keep what the cluster knows of itself in Raft (Khepri)',
    growQueues: 'put every quorum queue on all members',
    virtualHost: (vhost: string) => `virtual host ${vhost} and its account`,
    brokerForget: (host: string) => `forget ${host} in the message cluster`,
    brokerAside: 'set aside what the broker kept from a life outside this cluster',
    brokerBegin: 'begin to start together with the others',
  },
  risks: {
    unseen: (hosts: readonly string[]) => `${hosts.join(', ')} no longer declared, and cannot be looked at`,
    leaving: (count: number, of: number) => `${count} of ${of} members of the cluster would leave at once`,
    oneByOne: 'Take hosts out of the file one at a time, with an apply after each.',
  },
  stale: {
    what: 'what would change is no longer what was planned',
    cloud: (agreed: string, now: string) => `the plan is for ${agreed}, not for ${now}`,
    revision: (agreed: string, now: string) =>
      `the cloud file or its secrets changed: revision ${agreed} is now ${now}`,
    gone: (id: string) => `- ${id}: no longer to do`,
    added: (id: string) => `+ ${id}: was not in the plan`,
    other: (id: string) => `~ ${id}: would do something else`,
  },
} as const;
