import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import type { FakeHost } from '../../src/transport/fake.ts';
import { openPool } from '../../src/transport/pool.ts';
import { startSession } from '../../src/transport/session.ts';
import { runText } from '../../src/util/shell.ts';

const source = join(import.meta.dirname, 'simulation');
const namespaces = ['--mount', '--pid', '--net', '--uts', '--ipc', '--fork', '--kill-child'];

/** Why hosts cannot be simulated here; undefined when they can. Chown by name and chroot need root, whatever the way. */
export const noSimulation =
  process.getuid?.() !== 0
    ? 'not root'
    : spawnSync('unshare', [...namespaces, 'true']).status !== 0
      ? 'the kernel makes no namespaces here'
      : undefined;

/**
 * A host that runs the real scripts with the real shell, in a root directory of its own, apart from the machine's files, processes and
 * network. Files, owners, modes, the manifest and the lock are real; `systemctl`, `apt-get` and `dpkg-query` keep their state under
 * `/simulated`, and what only real daemons can do is stood in for by `simulatedComposition`. All of it outlives the connection and the process.
 */
export interface SimulatedHost extends FakeHost {
  readonly root: string;
  /**
   * The connection is lost at the n-th next command of systemctl, apt-get, dpkg-query, chown, sync or a stand-in, just before that
   * command does anything, with all that runs over it. The next connect finds the host as it then was.
   */
  loseAt(n: number | 'never'): void;
  /** Whether the connection is still to be lost. */
  losing(): boolean;
  /** Units that do not start from now on. */
  setBroken(...units: string[]): void;
  /** Packages that cannot be had. */
  setLacking(...packages: string[]): void;
  setAptLocked(locked: boolean): void;
  /** Whether what base64, awk and sed write into files finds no space. */
  setDiskFull(full: boolean): void;
  /** Every command of the stand-ins, such as `systemctl restart haproxy.service`, in order. */
  log(): string[];
  /** The content of a file of the host; undefined when there is none. */
  read(path: string): string | undefined;
  /** Ends the connection; the host stays in its directory. */
  disconnect(): Promise<void>;
}

/** The host in this directory: the one that is there already, else a bare one. Its name is that of the directory. */
export function simulatedHost(root: string): SimulatedHost {
  if (!existsSync(join(root, 'simulated'))) build(root);
  const simulated = (name: string) => join(root, 'simulated', name);
  const pool = openPool(() =>
    startSession(basename(root), 'unshare', [...namespaces, 'sh', join(source, 'boot.sh'), root, basename(root)]),
  );
  const mark = (name: string, set: boolean) =>
    set ? writeFileSync(simulated(name), '') : rmSync(simulated(name), { force: true });
  const put = (name: string, lines: readonly string[]) =>
    writeFileSync(simulated(name), lines.map((line) => `${line}\n`).join(''));
  const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  return {
    root,
    execute: (script, { timeoutMs }) =>
      pool.use((session) => session.run(runText(script, timeoutMs / 1000), timeoutMs + 15_000)),
    loseAt: (n) => (n === 'never' ? mark('fuse', false) : writeFileSync(simulated('fuse'), String(n))),
    losing: () => existsSync(simulated('fuse')),
    setBroken: (...units) => put('broken', units),
    setLacking: (...packages) => put('archive-lacks', packages),
    setAptLocked: (locked) => mark('apt-locked', locked),
    setDiskFull: (full) => mark('disk-full', full),
    log: () => (read(simulated('log')) ?? '').split('\n').filter(Boolean),
    read: (path) => read(join(root, path)),
    disconnect: () => pool.end(),
  };
}

function build(root: string): void {
  for (const part of ['bin', 'lib', 'machine-lib', 'lib64', 'libexec', 'share', 'sbin', 'local'])
    mkdirSync(join(root, 'usr', part), { recursive: true });
  // The host's own, with what is in the machine's: resource agents are written there.
  for (const entry of readdirSync('/usr/lib').filter((name) => name !== 'ocf'))
    symlinkSync(`../machine-lib/${entry}`, join(root, 'usr/lib', entry));
  for (const folder of [
    'dev',
    'proc',
    'tmp',
    'run',
    'root',
    'etc/systemd/system',
    'var/lib',
    'simulated/units',
    'simulated/done',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  for (const part of ['bin', 'lib', 'lib64', 'sbin']) symlinkSync(`usr/${part}`, join(root, part));
  // awk and others are found through it.
  cpSync('/etc/alternatives', join(root, 'etc/alternatives'), { recursive: true, verbatimSymlinks: true });
  cpSync(join(source, 'bin'), join(root, 'usr/local/sbin'), { recursive: true, verbatimSymlinks: true });
  cpSync(join(source, 'fuse.sh'), join(root, 'simulated/fuse.sh'));
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n');
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\n');
  for (const name of ['packages', 'archive-lacks', 'broken', 'log']) appendFileSync(join(root, 'simulated', name), '');
}
