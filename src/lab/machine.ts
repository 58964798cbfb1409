import { access, mkdir, mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from '../locale/text.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { runText } from '../util/shell.ts';
import { stateDirectory } from '../util/state.ts';
import { run } from './command.ts';
import abilitiesScript from './machine.sh';
import { asStep, type Progress } from './progress.ts';
import { rootProblem } from './root.ts';

/** Asks whether these packages may be installed on this machine. */
export type Consent = (packages: readonly string[]) => Promise<boolean>;

/** Measured: an image of 1.0 GB, its download beside it, and disks of three hosts that grow to 0.3 GB each. */
const spaceNeeded = 6 * 2 ** 30;

/** What a rehearsal needs of this machine, by the Debian package that brings it: a program or a file. */
const needed: Readonly<Record<string, readonly string[]>> = {
  debootstrap: ['debootstrap'],
  'debian-archive-keyring': ['/usr/share/keyrings/debian-archive-keyring.gpg'],
  'systemd-container': ['systemd-nspawn'],
  iproute2: ['ip'],
  'openssh-client': ['ssh', 'ssh-keygen'],
  openssl: ['openssl'],
  'iputils-arping': ['/usr/bin/arping'],
  socat: ['socat'],
  'util-linux': ['nsenter', 'unshare', 'flock', 'setpriv'],
};

/**
 * Makes sure that hosts can be built and run here; installs packages only with consent.
 * Throws LAB_NOT_ROOT, LAB_NOT_DEBIAN and LAB_NO_SPACE together, then LAB_PACKAGES_*, LAB_NO_NSPAWN, LAB_NO_KERNEL_ABILITY.
 */
export async function prepareMachine(consent: Consent, progress: Progress): Promise<void> {
  throwProblems([...rootProblem(), ...(await debianProblem()), ...(await spaceProblem())]);
  const missing = await missingPackages();
  if (missing.length > 0) await installPackages(missing, consent, progress);
  if ((await findProgram('systemd-nspawn')) === undefined) {
    throw new QuorateError({ code: 'LAB_NO_NSPAWN', what: text().lab.problems.noNspawn });
  }
  throwProblems(await abilityProblems());
}

async function debianProblem(): Promise<Problem[]> {
  if ((await findProgram('apt-get')) && (await findProgram('dpkg'))) return [];
  const system = /^PRETTY_NAME="?([^"\n]*)/m.exec(await readFile('/etc/os-release', 'utf8').catch(() => ''))?.[1];
  return [{ code: 'LAB_NOT_DEBIAN', what: text().lab.problems.notDebian(system) }];
}

async function spaceProblem(): Promise<Problem[]> {
  const place = stateDirectory();
  let existing = place;
  while (!(await exists(existing))) existing = join(existing, '..');
  const { bavail, bsize } = await statfs(existing);
  const free = bavail * bsize;
  if (free >= spaceNeeded) return [];
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GB`;
  return [{ code: 'LAB_NO_SPACE', what: text().lab.problems.noSpace(place, gigabytes(free), gigabytes(spaceNeeded)) }];
}

async function missingPackages(): Promise<string[]> {
  const missing: string[] = [];
  for (const [name, things] of Object.entries(needed)) {
    const found = await Promise.all(
      things.map((thing) => (thing.startsWith('/') ? exists(thing) : findProgram(thing))),
    );
    if (!found.every(Boolean)) missing.push(name);
  }
  return missing;
}

async function installPackages(packages: readonly string[], consent: Consent, progress: Progress): Promise<void> {
  const list = packages.join(' ');
  if (!(await consent(packages))) {
    throw new QuorateError({
      code: 'LAB_PACKAGES_DECLINED',
      what: text().lab.problems.notInstalled(list),
      remedy: text().lab.problems.installYourself(list),
    });
  }
  const options = {
    signal: progress.signal,
    timeoutMs: 10 * 60_000,
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    code: 'LAB_PACKAGES_FAILED',
  } as const;
  await asStep(progress, { step: 'machine/packages', title: text().lab.machine.installing(list) }, async () => {
    await run(['apt-get', '-qq', 'update'], options);
    await run(['apt-get', '-qq', '--yes', '--no-install-recommends', 'install', ...packages], options);
  });
}

async function abilityProblems(): Promise<Problem[]> {
  await mkdir(stateDirectory(), { recursive: true });
  const directory = await mkdtemp(join(stateDirectory(), 'try-'));
  try {
    const script = runText({ script: abilitiesScript, params: { directory } }, 20);
    const lacking = await run(['unshare', '--mount', '--net', 'sh'], { stdin: script, code: 'LAB_NO_KERNEL_ABILITY' });
    if (lacking === '') return [];
    return [{ code: 'LAB_NO_KERNEL_ABILITY', what: text().lab.problems.notPossible(lacking.split('\n').join(', ')) }];
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Also where system programs are: they need not be in the path of a user that became root. */
async function findProgram(name: string): Promise<string | undefined> {
  for (const directory of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']) {
    if (await exists(join(directory, name))) return join(directory, name);
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
