import { readdir, readFile, rm } from 'node:fs/promises';
import { text } from '../locale/text.ts';
import type { Clock } from '../util/clock.ts';
import { throwProblems } from '../util/errors.ts';
import type { Report } from '../util/events.ts';
import { withLock } from '../util/lock.ts';
import { isAlive, type Process } from '../util/process.ts';
import { removeCgroups } from './cgroups.ts';
import { run } from './command.ts';
import { removeImage } from './image/image.ts';
import { hasNetwork, removeNetwork } from './network.ts';
import { hostDirectory, imagesDirectory, labDirectory, labLock, machineName, networkNamespaceFile } from './paths.ts';
import { childrenOf, inNetworkOf, isInit, kill, withArgument, withArgumentFrom } from './processes.ts';
import { asStep, type Progress, phase, progressOf } from './progress.ts';
import { labNames, readRecord, recordOf } from './record.ts';
import { rootProblem } from './root.ts';

export interface LabDownOptions {
  readonly report: Report;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
  /** Remove the images that no other lab runs on, too. */
  readonly purge?: boolean;
}

/** Removes a lab, however much of it there is, without a trace; only images stay in the cache. Throws LAB_NOT_ROOT or LAB_NOT_FOUND. */
export async function labDown(name: string, { report, clock, signal, purge = false }: LabDownOptions): Promise<void> {
  throwProblems(rootProblem());
  const progress = progressOf(report, clock, signal);
  const words = text().lab;
  if (!(await labNames()).includes(name) && !(await hasNetwork(name))) await recordOf(name);
  const waiting = () => progress.note(words.up.waiting(name));
  await phase(progress, 'down', words.down.phase(name), async () => {
    await withLock(labLock(name), { signal, waiting }, async () => {
      await clearLab(name, progress);
      await rm(labLock(name), { force: true });
    });
    if (purge) await removeImages(progress);
  });
}

/** The caller holds the lab's lock. Not to be interrupted: it takes a second or two, and may be run again. */
export async function clearLab(name: string, progress: Progress): Promise<void> {
  const words = text().lab.down;
  await asStep(progress, { step: 'down/hosts', title: words.hosts }, async () => {
    await endProcesses(name, progress);
    await unmountAll(name);
    await removeCgroups(name);
  });
  await asStep(progress, { step: 'down/network', title: words.network }, () => removeNetwork(name));
  await asStep(progress, { step: 'down/files', title: words.files }, async () => {
    for (const host of await hostsOf(name)) {
      await rm(`/run/systemd/nspawn/propagate/${machineName(name, host)}`, { recursive: true, force: true });
    }
    await rm(labDirectory(name), { recursive: true, force: true });
  });
}

/** Removes all cached images but those that hosts of other labs run on. */
async function removeImages(progress: Progress): Promise<void> {
  await asStep(progress, { step: 'down/images', title: text().lab.down.images }, async () => {
    const records = await Promise.all((await labNames()).map(readRecord));
    const used = new Set(records.map((record) => record?.image));
    const cached = await readdir(imagesDirectory()).catch(() => []);
    const images = new Set(cached.map((entry) => entry.split('.')[0]!));
    for (const image of images) if (!used.has(image)) await removeImage(image, progress);
  });
}

/** What runs in the lab's network, connections left for the next command, what runs its hosts, and their inits, with which everything in them ends. */
async function processesOf(name: string): Promise<Process[]> {
  const inSwitch = (await hasNetwork(name)) ? await inNetworkOf(networkNamespaceFile(name)) : [];
  const machines = (await hostsOf(name)).map((host) => withArgument(`--machine=${machineName(name, host)}`));
  const connections = await withArgumentFrom(`ssh: ${labDirectory(name)}/connections/`);
  const found = [...inSwitch, ...connections, ...(await Promise.all(machines)).flat()];
  const children = (await Promise.all(found.map(childrenOf))).flat();
  const inits = await Promise.all(children.map(async (child) => ((await isInit(child)) ? [child] : [])));
  return [...found, ...inits.flat()];
}

/** Again and again, because what is being ended may just have started something. */
async function endProcesses(name: string, { clock }: Progress): Promise<void> {
  for (let left = await processesOf(name); left.length > 0; left = await processesOf(name)) {
    for (const one of left) await kill(one);
    while ((await Promise.all(left.map(isAlive))).includes(true)) await clock.sleep(20);
  }
}

async function hostsOf(name: string): Promise<string[]> {
  return readdir(hostDirectory(name, '')).catch(() => []);
}

async function unmountAll(name: string): Promise<void> {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const points = mounts.split('\n').map((line) => line.split(' ')[1] ?? '');
  const below = points.filter((point) => point.startsWith(`${labDirectory(name)}/`));
  for (const point of below.reverse()) await run(['umount', '--lazy', point]);
}
