import { access, mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { machineName, networkNamespace } from './paths.ts';

/**
 * The command prefix that gives a host control groups of its own. All hosts of a machine would share one otherwise.
 * Where systemd runs the machine it is asked for a scope; elsewhere we make the groups that systemd inside the host needs.
 */
export async function ownCgroups(lab: string, host: string): Promise<readonly string[]> {
  if (await isManaged()) {
    const unit = `--unit=${machineName(lab, host)}`;
    return ['systemd-run', '--quiet', '--collect', '--scope', '--property=Delegate=yes', unit, '--'];
  }
  const groups = (await hierarchies()).map((root) => join(root, networkNamespace(lab), host));
  for (const group of groups) await mkdir(group, { recursive: true });
  return ['sh', '-c', 'for group in $0; do echo $$ >"$group/cgroup.procs"; done; exec "$@"', groups.join(' ')];
}

/** Removes the groups of a lab whose processes are gone. */
export async function removeCgroups(lab: string): Promise<void> {
  if (await isManaged()) return;
  for (const root of await hierarchies()) await removeTree(join(root, networkNamespace(lab)));
}

async function removeTree(group: string): Promise<void> {
  const entries = await readdir(group, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeTree(join(group, entry.name));
  if (entries.length > 0) await rmdir(group);
}

/** Mount points of the hierarchies in which systemd keeps its units: version 2, and its own of version 1. */
async function hierarchies(): Promise<string[]> {
  return systemdHierarchies(await readFile('/proc/self/mounts', 'utf8'));
}

/** Pure. */
export function systemdHierarchies(mounts: string): string[] {
  return mounts.split('\n').flatMap((line) => {
    const [, point = '', type = '', options = ''] = line.split(' ');
    const ours = type === 'cgroup2' || (type === 'cgroup' && options.split(',').includes('name=systemd'));
    return ours ? point : [];
  });
}

async function isManaged(): Promise<boolean> {
  return access('/run/systemd/system').then(
    () => true,
    () => false,
  );
}
