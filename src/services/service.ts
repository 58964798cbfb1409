import type { ZodType } from 'zod';
import type { Address, Cloud, FaultClass, Role } from '../cloud/cloud.ts';
import type { Words } from '../locale/text.ts';
import type { Platform } from '../platforms/platform.ts';
import type { SecretSpec } from '../secrets/secret.ts';
import type { ServiceTiming } from '../timing/recovery.ts';
import type { Timers } from '../timing/timers.ts';
import type { Script } from '../util/script.ts';
import type { Condition, Facts } from './condition.ts';
import type { Contribution, Listener } from './contribution.ts';

/** The seam every managed system fits. Only the first block is mandatory: a capability is the presence of a member. */
export interface Service {
  readonly id: string;
  readonly title: string;
  /** Services that must be up before this one converges. */
  readonly needs: readonly string[];
  /** Services without which it does no work, as far as the architecture has them: what it upholds stops with them. */
  readonly reliesOn?: readonly string[];
  /** Hosts with this role carry a member; `any`: every host. */
  readonly role: Role | 'any';
  /** Whether the operator's architecture has it; always, when left out. */
  readonly chosen?: (cloud: Cloud) => boolean;
  /** Services that do its work in another architecture: they have left before it starts. */
  readonly replaces?: readonly string[];
  /** How a group of it survives. */
  readonly modes: readonly Mode[];
  /** `fenced`: of two clustered members one goes on when the other dies, for fencing breaks the tie. Else neither does. */
  readonly pairs?: 'fenced';
  /** Whether a member can do its work where it is; all can, when left out. */
  readonly able?: (view: View, member: Member) => boolean;
  /** What users of the cloud notice when it is gone. */
  readonly upholds: readonly string[];
  readonly settings: ZodType;

  readonly secrets?: (view: View) => readonly SecretSpec[];
  readonly contributes?: (view: View) => readonly Contribution[];
  /** Packages that it needs here besides those that the platform has for it. */
  readonly packages?: (view: View) => readonly string[];
  readonly files?: (view: View, member: Member) => readonly FileSpec[];
  readonly units?: (view: View, member: Member) => readonly UnitSpec[];
  readonly converge?: (view: View) => readonly ConvergeStep[];
  /** What the members that stay must do once `host` has left the group, on one or each of them. */
  readonly leave?: (view: View, host: string) => readonly ConvergeStep[];
  /** How a host that goes gives up what it may hold alone; run on that host. `away`: before its member here stops; `back`: after. */
  readonly handOver?: (view: View) => Drain;
  /** How balancers keep a member of a listener free of new clients while it is away. */
  readonly drain?: (view: View, listener: Listener, host: string) => Drain;
  readonly probe?: Probe;
  readonly faults?: ServiceFaults;
  /** Which timers decide how long users wait when something of it breaks. */
  readonly timing?: ServiceTiming<View>;
  readonly health?: (view: View, facts: ReadonlyMap<string, Facts>) => readonly Condition[];
}

/** How a drill may hurt a member: the processes of its unit are killed, or stopped. */
export interface ServiceFaults {
  readonly unit: string;
  /** The member that matters most to users, as a word for targets. */
  readonly usual: 'vip-holder' | 'db-writer' | 'queue-leader' | 'dc' | 'any-controller';
  /** `host`: a member whose process is gone is fenced, host and all. */
  readonly class: Extract<FaultClass, 'process' | 'host'>;
}

export type Mode = 'active-active' | 'active-passive' | 'clustered' | 'single';

/** What a service sees: the cloud, its own group, and what others contributed. */
export interface View<Settings = unknown> {
  readonly cloud: Cloud;
  readonly platform: Platform;
  readonly timers: Timers;
  readonly settings: Settings;
  readonly members: readonly Member[];
  /** Network over which services talk to each other. */
  readonly network: string;
  readonly addresses: readonly Address[];
  /** What all services contributed; empty while contributions are being gathered. */
  readonly contributions: readonly Contribution[];
  /** Value of a secret by name; a placeholder while contributions are being gathered. */
  readonly secret: (name: string) => string;
}

/** One host's share of a group. */
export interface Member {
  readonly host: string;
  /** Position in the group, from 1; stable as long as the file's order is. */
  readonly number: number;
  /** Address on the service network. */
  readonly ip: string;
  readonly ips: Readonly<Record<string, string>>;
}

/** A file Quorate owns on a host. What changes with it restarts or reloads the units named. */
export interface FileSpec {
  readonly path: string;
  readonly content: string;
  readonly owner: string;
  readonly group: string;
  /** Octal permission bits. */
  readonly mode: number;
  /** Its content is never shown. */
  readonly secret?: boolean;
  readonly restarts?: readonly string[];
  readonly reloads?: readonly string[];
}

/** A systemd unit that is to be enabled and running. */
export interface UnitSpec {
  readonly name: string;
  /** Started and restarted on one member at a time, each through its gate. */
  readonly rolling?: boolean;
  /** How to start, restart, stop or reload it where `systemctl` alone would not do. */
  readonly start?: string;
  readonly restart?: string;
  readonly stop?: string;
  readonly reload?: string;
  /** Lets the clients that a member still has go to others, once balancers send no new ones, those at work within so many ms. */
  readonly release?: (limitMs: number) => Script;
  /** Milliseconds for which a member is away when it restarts, as measured in the lab: what users notice where nobody stands in. */
  readonly away?: number;
  /** Succeeds when the member does its work, not when a port is open. */
  readonly gate?: Gate;
}

export interface Gate {
  readonly script: Script;
  /** Milliseconds until giving up. */
  readonly timeoutMs: number;
  /** Asked once, over a connection that is made for it: what could shut Quorate out must be seen to let it in. */
  readonly fresh?: true;
}

/** Run on every balancer; neither fails where no balancer runs. */
export interface Drain {
  /** New clients go elsewhere; requests in hand are waited for. */
  readonly away: Script;
  /** The member is sent clients again; waits until it is. */
  readonly back?: Script;
  /** Instead of that, of a member that stays away for long: once checks keep clients from it, nobody else needs to. */
  readonly gone?: Script;
}

/**
 * What files and units cannot express, once per group or per host. The look runs on all of `hosts`: one success means it is done.
 * The act runs on the first of them, must be safe to repeat, and is followed by the gate.
 */
export interface ConvergeStep {
  readonly id: string;
  /** What it does, for people. */
  readonly title: Words;
  /** Where it can be looked at and done. The first is asked, and the others only when it says that something is to be done. */
  readonly hosts: readonly string[];
  /** One of them has nothing to do, and nobody knows which: all are asked at once. */
  readonly anywhere?: true;
  /** `at-last`: once the units of every service run as declared. */
  readonly when: 'before-units' | 'after-units' | 'at-last';
  readonly look: Script;
  readonly act: Script;
  readonly timeoutMs: number;
  readonly gate?: Gate;
  /** Files of ours that the look compares with: when one is to be written, what the look says now is out of date. */
  readonly reads?: readonly string[];
}

/** A cheap look from inside: no command that takes a second. Output goes to the parser as it is. */
export interface Probe {
  readonly script: (view: View, member: Member) => Script;
  readonly parse: (output: string) => Facts;
}
