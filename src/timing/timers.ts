/**
 * The timers of all layers as one consistent set, in milliseconds. Each is chosen with the others in mind:
 * a layer notices before the one that waits for it gives up (membership < fencing < client timeout; health check < suspicion).
 */
export interface Timers {
  /** Corosync token: silence after which a host counts as lost. With coefficient 0, the same at any size. */
  readonly corosyncToken: number;
  /** Agreement on the new membership; Corosync wants at least 1.2 × token. */
  readonly corosyncConsensus: number;
  /** Pacemaker waits this long for a DC at start; the default of 20 s delays every cold start. */
  readonly pacemakerDcDeadtime: number;
  /** Pacemaker decides this long after the last event: at once, it asks before its own notes of the event are written, and every other time sleeps for 1 s. */
  readonly pacemakerTransition: number;
  /** Failure-timeouts are only looked at this often; the default of 15 min makes them meaningless. */
  readonly pacemakerRecheck: number;
  /** Limit of one action of one fence device, so of each level. A real ForceOff takes 4–6 s. */
  readonly fencing: number;
  /**
   * Attempts to connect after the first, a number: a power switch without power is given up 3 s after the first, and the next level of
   * fencing begins. One lost packet is no reason; with 2 it takes 7 s.
   */
  readonly connectRetries: number;
  /** Pacemaker looks this often whether a virtual address is still where it put it… */
  readonly addressMonitor: number;
  /** …and whether users who come to a host would be served there. */
  readonly reachableMonitor: number;
  /** The holder of the addresses says so this often, by VRRP: after three times that silence the next member takes them. Whole seconds were VRRP 2's limit. */
  readonly vrrpAdvert: number;
  /** A keepalived whose checks, one each second, fall silent for this long hangs: systemd ends it and removes its addresses, which others have by then. */
  readonly vrrpWatchdog: number;
  /** HAProxy asks a member this often… */
  readonly haproxyCheck: number;
  /** …one that just failed or came back again after this, so that a death is certain before the group drops the member… */
  readonly haproxyRecheck: number;
  /** …takes it out after this many failures… */
  readonly haproxyFall: number;
  /** …and back in after this many successes. */
  readonly haproxyRise: number;
  /** An API is asked this often, and may take this long to accept: TLS waits for one of its threads. After a failure it is asked as often as others. */
  readonly apiConnect: number;
  /** An API may take this long to answer a check: a busy one is not a dead one, and a dead host does not even connect. */
  readonly apiCheck: number;
  /** HAProxy gives up a connection to a member (and tries another). */
  readonly haproxyConnect: number;
  /** Unacknowledged data on a connection to a client or member that vanished (TCP_USER_TIMEOUT). */
  readonly haproxyTcpUser: number;
  /** A Galera member that is silent is asked whether it is alive this often… */
  readonly galeraKeepalive: number;
  /** …and members look this often at who was silent, and at which message must be sent again. */
  readonly galeraCheck: number;
  /** A message of a member that joins is sent again after this: until all have it, nobody writes. The default is 1 s. */
  readonly galeraJoin: number;
  /** Members must agree on who belongs to them within this; half the inactive timeout by default, which a join can miss. */
  readonly galeraInstall: number;
  /** Silence after which a member is suspected, and, when all agree, dropped. */
  readonly galeraSuspect: number;
  /** Silence after which it is dropped without agreement. */
  readonly galeraInactive: number;
  /** A RabbitMQ member that hangs is dropped after this silence, at 1.25 times it at the latest; the default of 60 s leaves its clients waiting. */
  readonly messagingTick: number;
  /** How often a member asks itself whether the leaders of its queues have fallen silent; the default of 5 s is most of an interruption. */
  readonly messagingSuspect: number;
  /** A client of the broker gives up a member that it has not heard of for this long. Below 5 s, busy members pass for dead ones (RabbitMQ's guide). */
  readonly messagingSilence: number;
  /** …and one that does not let it in within this, and tries the next… */
  readonly messagingConnect: number;
  /** …and all of them again after this. */
  readonly messagingRetry: number;
  /** A database client gives up reading or writing: longer than any failover, so that it only ends half-open sessions. */
  readonly databaseRead: number;
  /** …or connecting. */
  readonly databaseConnect: number;
  /** A pooled database connection is replaced after this. Shorter than the balancer's idle limit. */
  readonly databaseRecycle: number;
  /** The balancer drops a silent database connection. */
  readonly databaseIdle: number;
  /** A cache client waits for a member… */
  readonly cacheSocket: number;
  /** …and leaves a dead one alone for this long. */
  readonly cacheDeadRetry: number;
  /**
   * A request waits this long for a thread of an API, then is refused: well before its client gives up, or a queue that has grown as long as
   * clients' patience serves only those who have left, for as long as others come.
   */
  readonly apiQueue: number;
  /** The balancer waits for an API's answer: longer than a database failover, shorter than the client's patience. */
  readonly apiAnswer: number;
}

/** Proven on three hosts of a LAN: an address is taken over 2.9–4.3 s after its host died, writes stop 2.5–4.2 s. */
export const timers: Timers = {
  corosyncToken: 1000,
  corosyncConsensus: 1200,
  pacemakerDcDeadtime: 5000,
  pacemakerTransition: 200,
  pacemakerRecheck: 60_000,
  fencing: 30_000,
  connectRetries: 1,
  addressMonitor: 5000,
  reachableMonitor: 1000,
  vrrpAdvert: 300,
  vrrpWatchdog: 4000,
  haproxyCheck: 400,
  haproxyRecheck: 100,
  haproxyFall: 2,
  haproxyRise: 2,
  apiConnect: 1500,
  apiCheck: 3000,
  haproxyConnect: 1000,
  haproxyTcpUser: 5000,
  galeraKeepalive: 200,
  galeraCheck: 100,
  galeraJoin: 100,
  galeraInstall: 3000,
  galeraSuspect: 1500,
  galeraInactive: 3000,
  messagingTick: 8000,
  messagingSuspect: 1000,
  messagingSilence: 5000,
  messagingConnect: 2000,
  messagingRetry: 1000,
  databaseRead: 15_000,
  databaseConnect: 5000,
  databaseRecycle: 300_000,
  databaseIdle: 600_000,
  cacheSocket: 250,
  cacheDeadRetry: 30_000,
  apiQueue: 5000,
  apiAnswer: 30_000,
};
