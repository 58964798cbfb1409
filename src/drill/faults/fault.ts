import type { Address, FaultClass, Host } from '../../cloud/cloud.ts';
import type { Lab } from '../../lab/lab.ts';
import type { Script } from '../../util/script.ts';

/** Something that goes wrong on purpose. What it did is on the hosts or in the lab, so that whoever comes later can take it back. */
export interface Fault {
  readonly id: FaultId;
  /** Decides which objective it is judged against. A service may know better, and all hosts at once are a total outage. */
  readonly class: FaultClass;
  /** What stands before the slash of its target. */
  readonly of?: 'service' | 'network';
  /** Its hosts keep what they hold without being able to say so: others must prove them off before they take over. */
  readonly silent?: true;
  /** It stays until it is taken back: all that the cloud can do is to serve its users without those that are hit. */
  readonly lasts?: true;
  /** Throws what a host or the lab says when it cannot be done. */
  inject(site: Site, victims: Victims): Promise<void>;
  /** Whether it is in effect now. */
  took(site: Site, victims: Victims): Promise<boolean>;
  /** Takes it back where the cloud has not. Safe to repeat; may throw while a host is away. */
  heal(site: Site, victims: Victims): Promise<void>;
  /** Whether nothing of it is left. */
  healed(site: Site, victims: Victims): Promise<boolean>;
}

export const faultIds = [
  'host-off',
  'power-loss',
  'reboot',
  'crash',
  'hang',
  'cut',
  'cut-in',
  'cut-out',
  'split',
  'address-removed',
  'disk-full',
] as const;
export type FaultId = (typeof faultIds)[number];

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
