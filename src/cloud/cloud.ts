import type { FindingCode } from '../util/finding-codes/index.ts';
import type { Path } from './source.ts';

/** What the operator declared, resolved: ranges expanded, defaults filled in, everything checked. Durations are milliseconds. */
export interface Cloud {
  readonly name: string;
  /** Absolute path of the file it came from. */
  readonly source: string;
  readonly platform: PlatformId;
  readonly objectives: Objectives;
  readonly networks: readonly Network[];
  readonly addresses: readonly Address[];
  /** Power strips whose outlets can be switched over the network. */
  readonly pdus: readonly Pdu[];
  readonly hosts: readonly Host[];
  readonly architecture: Architecture;
  /** `internal`: traffic is encrypted by an authority of the cloud's own · `off`: it is not, and that is a finding. */
  readonly tls: 'internal' | 'off';
  /** Raw settings by service, already valid against that service's schema. */
  readonly services: Readonly<Record<string, unknown>>;
  /** What budgets assume of this cloud, where the file says it: milliseconds at best, as a rule, and at worst. */
  readonly assumptions?: Readonly<
    Partial<Record<AssumptionName, { readonly best: number; readonly expected: number; readonly worst: number }>>
  >;
  /** By kind, the names of those that stand in for each other. */
  readonly outside: Readonly<Partial<Record<OutsideKind, readonly string[]>>>;
  /** What forecasts of availability assume of this cloud, where the file says it. */
  readonly forecast?: ForecastSettings;
  /** Findings that the operator lives with. */
  readonly accept: readonly Acceptance[];
  readonly lab: LabSettings;
  /** It is composed for hosts on this machine, whose clock and devices are not theirs to touch. */
  readonly rehearsal: boolean;
}

export const platformIds = ['debian-13', 'debian-12'] as const;
export type PlatformId = (typeof platformIds)[number];

export interface Objectives {
  /** Percent of the time, such as 99.99. */
  readonly availability?: number;
  /** Longest interruption a user may notice, by class of fault. */
  readonly interruption: Readonly<Partial<Record<FaultClass, number>>>;
  readonly dataLoss: 'none' | 'tolerated';
}

export const faultClasses = ['host', 'process', 'network', 'total-outage'] as const;
export type FaultClass = (typeof faultClasses)[number];

/** What no setting decides, and budgets of interruptions need. */
export const assumptionNames = [
  'latency',
  'disk-sync',
  'stall',
  'fencing',
  'outlet',
  'fence-agent',
  'election',
  'transition',
  'resource-start',
  'announce',
  'queue-election',
  'hand-over',
  'reconnect',
  'post',
  'boot',
  'cold-start',
] as const;
export type AssumptionName = (typeof assumptionNames)[number];

/** What stops something until it is repaired: an element by its kind, or a cause that several have in common. */
export const failureNames = [
  'host-crash',
  'host-hardware',
  'link',
  'rack',
  'power',
  'switch',
  'cooling',
  'site',
  'network',
  'domain',
  'bad-change',
  'operator-error',
  'expired-certificate',
] as const;
export type FailureName = (typeof failureNames)[number];

/** What befalls a daemon: how long users notice it is told by budgets. */
export const mishapNames = ['process-crash', 'process-hang'] as const;
export type MishapName = (typeof mishapNames)[number];

/** How often a year, and how long until it serves again in ms, where either is other than usual. */
export type ForecastSettings = {
  readonly [Name in FailureName]?:
    | { readonly 'per-year'?: number | undefined; readonly repair?: number | undefined }
    | undefined;
} & { readonly [Name in MishapName]?: { readonly 'per-year': number } | undefined } & {
  /** Percent of failovers that do not succeed by themselves. */
  readonly 'failover-fails'?: number | undefined;
  /** Ms until an operator has ended what does not end by itself. */
  readonly operator?: number | undefined;
};

export interface Network {
  readonly name: string;
  /** IPv4, such as 10.77.0.0/24. */
  readonly cidr: string;
  readonly prefix: number;
  /** The router's address: the declared one, else the last usable one. A lab's switch answers on it. */
  readonly gateway: string;
}

/** A virtual address: it moves between hosts that have an address on its network. */
export interface Address {
  readonly name: string;
  readonly network: string;
  readonly ip: string;
  /** DNS name that users know it by. */
  readonly dns?: string;
}

export interface Host {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Address by network name. */
  readonly ip: Readonly<Record<string, string>>;
  /** Address of its power switch (BMC), if it has one. */
  readonly bmc?: string;
  /** Outlets that feed it: it is off when all of them are. */
  readonly outlets: readonly Outlet[];
  /** Fencing levels, tried in order; only those that it has what it takes for. */
  readonly fence: readonly FenceLevel[];
  readonly ssh: { readonly user: string; readonly port: number };
  /** Failure domains by kind: rack → [r1], power → [a, b]. */
  readonly domains: Readonly<Record<string, readonly string[]>>;
  /** What the file says of the machine; preflight measures it. */
  readonly size?: HostSize;
}

/** Memory and disk in bytes; `nics`: network interfaces. */
export interface HostSize {
  readonly cores?: number;
  readonly memory?: number;
  readonly disk?: number;
  readonly nics?: number;
}

/** What the cloud relies on and nobody here runs: servers for names and mail, storage systems. */
export const outsideKinds = ['dns', 'mail', 'storage'] as const;
export type OutsideKind = (typeof outsideKinds)[number];

export const roles = ['controller', 'network', 'storage', 'compute', 'arbiter'] as const;
export type Role = (typeof roles)[number];

/** `redfish`: its own power switch (BMC), which dies with its mains · `pdu`: the outlets that feed it. */
export const fenceAgents = ['redfish', 'pdu'] as const;

/** `user`: of the power switch; a power strip has its own. */
export type FenceLevel = { readonly agent: 'redfish'; readonly user: string } | { readonly agent: 'pdu' };

/** Stock fence agents that switch outlets, without `fence_`. */
export const pduAgents = ['netio'] as const;

export interface Pdu {
  readonly name: string;
  readonly agent: (typeof pduAgents)[number];
  readonly ip: string;
  readonly user: string;
}

export interface Outlet {
  readonly pdu: string;
  readonly number: number;
}

/** How each part survives. One member per part today; the alternatives are seams. */
interface Architecture {
  /** `pacemaker`: one owner, fenced before takeover · `keepalived`: faster, and nobody is proven off. */
  readonly addresses: 'pacemaker' | 'keepalived';
  readonly database: 'galera';
  readonly messaging: 'rabbitmq-cluster';
  readonly apis: 'active-active';
  /** `nftables`: only declared ports between declared hosts. Opt-in. */
  readonly firewall: 'none' | 'nftables';
}

/** A finding that is known and lived with. */
export interface Acceptance {
  readonly code: FindingCode;
  /** Places in the file that it is about, with all that is in them; a range gives one for each host. Anywhere, when left out. */
  readonly at?: readonly Path[];
  readonly because: string;
  /** Last day on which it holds, such as 2027-03-01; for good, when left out. */
  readonly until?: string;
}

/** What differs when the cloud is rehearsed on one machine. */
export interface LabSettings {
  /** Names of the hosts to rehearse; a subset of `hosts`. */
  readonly hosts: readonly string[];
  /** Time a power switch takes to carry out off or on. A real ForceOff takes 4–6 s: stated in every figure. */
  readonly bmcLatency: number;
  /** Time a power strip takes to switch an outlet. */
  readonly pduLatency: number;
  /** Time between power-on and boot (POST). Must exceed the fence agent's off/on, or the host is back before it is done. */
  readonly post: number;
}
