import type { Address, Host } from '../../cloud/cloud.ts';
import type { Lab } from '../../lab/lab.ts';
import type { FaultKind } from '../../timing/fault.ts';
import type { Script } from '../../util/script.ts';

/** Something that goes wrong on purpose. What it did is on the hosts or in the lab, so that whoever comes later can take it back. */
export interface Fault extends FaultKind {
  /** Throws what a host or the lab says when it cannot be done. */
  inject(site: Site, victims: Victims): Promise<void>;
  /** Whether it is in effect now. */
  took(site: Site, victims: Victims): Promise<boolean>;
  /** Takes it back where the cloud has not. Safe to repeat; may throw while a host is away. */
  heal(site: Site, victims: Victims): Promise<void>;
  /** Whether nothing of it is left. */
  healed(site: Site, victims: Victims): Promise<boolean>;
}

/** What a fault hits, once it is resolved. */
export interface Victims {
  readonly hosts: readonly string[];
  /** systemd unit of the service. */
  readonly unit?: string;
  /** Absent for all networks of a host. */
  readonly network?: string;
}

/** Where faults are done: a rehearsal, and the hosts in it. */
export interface Site {
  readonly lab: Pick<Lab, 'power' | 'state' | 'cut' | 'mend' | 'cuts'>;
  readonly hosts: readonly Pick<Host, 'name' | 'ip'>[];
  readonly addresses: readonly Pick<Address, 'ip'>[];
  /** Runs a script on a host, as root; resolves with what it printed. Throws when it fails or the host cannot be reached. */
  run(host: string, script: Script): Promise<string>;
}

/** Whether something is so on each of the hosts; false where one cannot be asked. */
export async function onEach(hosts: readonly string[], isSo: (host: string) => Promise<boolean>): Promise<boolean> {
  return (await Promise.all(hosts.map((host) => isSo(host).catch(() => false)))).every(Boolean);
}

/** Does something on each of the hosts at the same time. */
export async function each(hosts: readonly string[], act: (host: string) => Promise<unknown>): Promise<void> {
  await Promise.all(hosts.map(act));
}
