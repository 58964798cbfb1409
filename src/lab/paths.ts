import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { digest } from '../util/digest.ts';
import { QuorateError } from '../util/errors.ts';
import { stateDirectory, usualStateDirectory } from '../util/state.ts';

/** Every place and every name a lab uses on the machine, so that `lab down` can find it again. */

export function labsDirectory(): string {
  return join(stateDirectory(), 'labs');
}

/** Throws LAB_NAME_INVALID: the name becomes part of paths and of kernel names. */
export function labDirectory(name: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,30}$/.test(name)) {
    throw new QuorateError({ code: 'LAB_NAME_INVALID', what: text().lab.problems.badName(JSON.stringify(name)) });
  }
  return join(labsDirectory(), name);
}

/** The lock of a lab lives beside its directory, so that it outlives `lab down`. */
export function labLock(name: string): string {
  return `${labDirectory(name)}.lock`;
}

export function imagesDirectory(): string {
  return join(stateDirectory(), 'images');
}

export function hostDirectory(lab: string, host: string): string {
  return join(labDirectory(lab), 'hosts', host);
}

/** The root of a host's file system while its lab is up. */
export function hostRoot(lab: string, host: string): string {
  return join(hostDirectory(lab, host), 'root');
}

/**
 * What the lab is called on the machine: its network namespace, its control groups. Labs kept in another place than the usual one
 * have other names, so that neither of two takes the other's for remains of its own.
 */
export function networkNamespace(lab: string): string {
  const place = stateDirectory();
  return place === usualStateDirectory ? `quorate-${lab}` : `quorate-${lab}-${digest(place).slice(0, 6)}`;
}

export function networkNamespaceFile(lab: string): string {
  return `/run/netns/${networkNamespace(lab)}`;
}

/** Runs a program in the lab's network. The machine's file systems and processes stay as they are, unlike under `ip netns exec`. */
export function inNetwork(lab: string): readonly [string, ...string[]] {
  return ['nsenter', `--net=${networkNamespaceFile(lab)}`];
}

/** What a host is called on the machine: unique over all labs, and short, for systemd allows 64 characters. */
export function machineName(lab: string, host: string): string {
  return `${networkNamespace(lab)}-${digest(host).slice(0, 8)}`;
}
