import { readdir, readFile, rm } from 'node:fs/promises';
import { text } from '../locale/text.ts';
import { removeCgroups } from './cgroups.ts';
import { run } from './command.ts';
import { withLock } from './lock.ts';
import { hasNetwork, removeNetwork } from './network.ts';
import { hostDirectory, imagesDirectory, labDirectory, labLock, machineName, networkNamespaceFile } from './paths.ts';
import { childrenOf, inNetworkOf, isAlive, isInit, kill, type Process, withArgument } from './processes.ts';
import { asStep, type Progress, phase } from './progress.ts';
import { labNames, recordOf } from './record.ts';

/** Removes a lab, however much of it there is, without a trace; only images stay in the cache. Throws LAB_NOT_FOUND. */
export async function labDown(name: string, progress: Progress): Promise<void> {
  const words = text().lab;
  if (!(await labNames()).includes(name) && !(await hasNetwork(name))) await recordOf(name);
  const waiting = () => progress.note(words.up.waiting(name));
  await withLock(labLock(name), { signal: progress.signal, waiting }, () =>
    phase(progress, 'down', words.down.phase(name), async () => {
      await clearLab(name, progress);
      await rm(labLock(name), { force: true });
    }),
  );
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

/** Removes all images. Hosts of other labs run on them, so only when there is no lab. */
export async function removeImages(progress: Progress): Promise<void> {
  await asStep(progress, { step: 'down/images', title: text().lab.down.images }, () =>
    rm(imagesDirectory(), { recursive: true, force: true }),
  );
}

/** What runs in the lab's network, what runs its hosts, and their inits, with which everything in them ends. */
async function processesOf(name: string): Promise<Process[]> {
  const inSwitch = (await hasNetwork(name)) ? await inNetworkOf(networkNamespaceFile(name)) : [];
  const machines = (await hostsOf(name)).map((host) => withArgument(`--machine=${machineName(name, host)}`));
  const found = [...inSwitch, ...(await Promise.all(machines)).flat()];
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
