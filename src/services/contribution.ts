/** What a service needs from another one, stated as data. Compose gathers it and hands each service what concerns it. */
export type Contribution =
  | Listener
  | Database
  | ClusterResource
  | CacheServer
  | MessageAccount
  | Broker
  | OpenPort
  | Supply
  | Demand
  | Outside;

/** A port on virtual addresses, balanced over members. Concerns haproxy. */
export interface Listener {
  readonly kind: 'listener';
  readonly name: string;
  /** Names of the virtual addresses it listens on. */
  readonly addresses: readonly string[];
  readonly port: number;
  readonly protocol: 'tcp' | 'http';
  readonly members: readonly { readonly host: string; readonly ip: string }[];
  /** `single-writer`: one member at a time, kept until it fails, no failback. */
  readonly balance: 'round-robin' | 'single-writer';
  /** Where to ask whether a member does its work: HTTP 200 says yes. `port` when not the service's own. */
  readonly check: { readonly path: string; readonly port?: number };
  /** Requests that a member handles at once. More wait at the balancer, so that those in hand are answered and checks get through. */
  readonly concurrency?: number;
  /** Paths that do nothing when they are asked twice, whatever the method: another member is asked when one dies with such a request. */
  readonly repeatable?: readonly string[];
  /** Paths whose POST is much more work than other requests: in the queue it overtakes those that came less than a second before it. */
  readonly heavy?: readonly string[];
  /** Milliseconds without a byte after which a connection is given up. */
  readonly idleTimeout: number;
  /** `network`: only clients on the networks of its addresses; anyone, when left out. Concerns nftables, as do its ports. */
  readonly from?: 'network';
}

/** A database with one account that may do anything in it. Concerns galera. The password is the secret `database/<user>`. */
export interface Database {
  readonly kind: 'database';
  readonly name: string;
  readonly user: string;
}

/** A resource that one host at a time holds, with fencing before takeover, or that each host has. Concerns pacemaker. */
export interface ClusterResource {
  readonly kind: 'cluster-resource';
  readonly id: string;
  /** Resource agent, such as ocf:heartbeat:IPaddr2. */
  readonly agent: string;
  /** Programs that it is made of, by path, where it is none of the stock ones. They stay as long as Pacemaker does: it stops what it runs. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
  /** Milliseconds between looks, and the limit of one look. */
  readonly monitor: { readonly interval: number; readonly timeout: number };
  /** Resource that it must run beside. */
  readonly with?: string;
  /** Hosts that it rather starts on, best first. It does not leave a host for a better one. */
  readonly prefers?: readonly string[];
  /** Node attribute that is 1 where it can do its work. It leaves a host where it is not, as long as there is one where it is. */
  readonly needs?: string;
  /** Each host has one of its own. */
  readonly everywhere?: true;
}

/** A memcached member. Concerns whoever caches. */
export interface CacheServer {
  readonly kind: 'cache-server';
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

/** A virtual host of the message broker with one account that may do anything in it. Concerns rabbitmq. The password is the secret `messaging/<user>`. */
export interface MessageAccount {
  readonly kind: 'message-account';
  readonly vhost: string;
  readonly user: string;
}

/** A member of the message broker. Concerns whoever sends messages. */
export interface Broker {
  readonly kind: 'broker';
  readonly host: string;
  readonly ip: string;
  readonly port: number;
}

/** A port that a service listens on, and who may connect. Concerns nftables. */
export interface OpenPort {
  readonly kind: 'open-port';
  readonly service: string;
  /** Hosts that listen. */
  readonly hosts: readonly string[];
  /** `vrrp` is a protocol beside TCP and UDP. */
  readonly protocol: 'tcp' | 'udp' | 'vrrp';
  /** One port, or the first and last of a range; left out for a protocol without ports. */
  readonly port?: number | readonly [number, number];
  /** `members`: the hosts that listen themselves · `cloud`: every host of the cloud · `network`: all that is on it · `anyone`: users, too. */
  readonly from: 'members' | 'cloud' | 'network' | 'anyone';
  /** Network on which it listens; every network when left out. */
  readonly network?: string;
}

/** So much of something a service gives to all others together, and the setting that says so. Concerns who looks at the design. */
export interface Supply {
  readonly kind: 'supply';
  readonly of: Scarce;
  readonly service: string;
  readonly amount: number;
  /** Key of the service's settings. */
  readonly setting: string;
}

/** So much of it a service takes at most, all members together. */
export interface Demand {
  readonly kind: 'demand';
  readonly of: Scarce;
  readonly service: string;
  readonly amount: number;
}

/** What runs out: connections when services are given more workers; the ms for which a member may be away and return by what it missed. */
export type Scarce = 'database-connections' | 'absence';

/** Servers outside the cloud that a service follows. A name may stand for several. */
export interface Outside {
  readonly kind: 'outside';
  readonly service: string;
  readonly of: 'time';
  readonly sources: readonly { readonly name: string; readonly servers: number }[];
  /** Key of the service's settings. */
  readonly setting: string;
}

/** The contributions of one kind. */
export function contributionsOf<K extends Contribution['kind']>(
  contributions: readonly Contribution[],
  kind: K,
): Extract<Contribution, { kind: K }>[] {
  return contributions.filter((one): one is Extract<Contribution, { kind: K }> => one.kind === kind);
}
