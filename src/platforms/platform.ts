/** A distribution and release with its OpenStack release: package names and what a rehearsal of it needs. */
export interface Platform {
  readonly id: string;
  readonly title: string;
  /** Debian suite, as debootstrap knows it. */
  readonly suite: string;
  /** Packages by service. */
  readonly packages: Readonly<Record<string, readonly string[]>>;
  /** Packages by fence agent. */
  readonly fenceAgents: Readonly<Record<string, readonly string[]>>;
  /** What its programs can do that those of another platform cannot. */
  readonly abilities: readonly Ability[];
  /** Packages that every host needs whatever runs on it. */
  readonly base: readonly string[];
  /** debconf answers, one selection a line. */
  readonly debconf: readonly string[];
}

/**
 * `khepri`: RabbitMQ keeps what it knows of itself in Raft, and returns from partitions and total outages by itself.
 * `agreed-birth`: new members of RabbitMQ agree which of them begins the cluster, so that the others may wait for it.
 * `transient-quorum-queues`: oslo.messaging (2024.1) also keeps the queues of answers on a majority of members.
 */
export type Ability = 'khepri' | 'agreed-birth' | 'transient-quorum-queues';
