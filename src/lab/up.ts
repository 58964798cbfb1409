import { mkdir, rm } from 'node:fs/promises';
import type { Cloud } from '../cloud/cloud.ts';
import { text } from '../locale/text.ts';
import { platforms } from '../platforms/index.ts';
import type { Clock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import type { Report } from '../util/events.ts';
import { withLock } from '../util/lock.ts';
import { clearLab } from './down.ts';
import { awaitHost } from './host/await.ts';
import { createDisk } from './host/disk.ts';
import { ensureImage, hasImage, imageDigest } from './image/image.ts';
import { createKeys } from './keys.ts';
import type { Lab } from './lab.ts';
import { type Layout, layOut } from './layout.ts';
import { type Consent, prepareMachine } from './machine.ts';
import { createNetwork, hasNetwork } from './network.ts';
import { handle } from './open.ts';
import { hostDirectory, labDirectory, labLock } from './paths.ts';
import { asStep, type Progress, phase, progressOf } from './progress.ts';
import { askRack } from './rack/control.ts';
import { ensureRack } from './rack/start.ts';
import { type LabRecord, labNames, readRecord, writeRecord } from './record.ts';
import { writeSshConfig } from './ssh-config.ts';

export interface LabUpOptions {
  readonly name: string;
  readonly consent: Consent;
  readonly report: Report;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/**
 * Builds and starts the rehearsed hosts of a cloud on this machine. A lab that is up already stays as it is.
 * When it fails or is interrupted, nothing of the lab is left. Throws what `prepareMachine` and `ensureImage` do, and
 * LAB_NAME_IN_USE, LAB_HOST_FAILED, LAB_RACK_FAILED.
 */
export async function labUp(cloud: Cloud, { name, consent, report, clock, signal }: LabUpOptions): Promise<Lab> {
  const progress = progressOf(report, clock, signal);
  const words = text().lab;
  const layout = layOut(cloud);
  await refuseTaken(name, layout);
  await phase(progress, 'machine', words.machine.phase, () => prepareMachine(consent, progress));
  const platform = platforms[cloud.platform];
  const image = await phase(progress, 'image', words.image.phase(platform.title), async () => {
    if (await hasImage(imageDigest(platform))) progress.note(words.image.cached);
    return ensureImage(platform, progress);
  });
  return withLock(labLock(name), { signal, waiting: () => progress.note(words.up.waiting(name)) }, async () => {
    const standing = await refuseTaken(name, layout);
    if (standing) {
      progress.note(words.up.already(name));
      await ensureRack(name, clock);
      return handle(standing);
    }
    await clearRemains(name, progress);
    const record: LabRecord = { format: 1, name, cloud: cloud.name, image, whole: false, layout };
    try {
      await build(record, progress);
    } catch (error) {
      await clearLab(name, { ...progress, signal: undefined });
      await rm(labLock(name), { force: true });
      throw error;
    }
    return handle(record);
  });
}

/** The lab of that name, if it is whole. Throws LAB_NAME_IN_USE when it is another one. */
async function refuseTaken(name: string, layout: Layout): Promise<LabRecord | undefined> {
  const record = await readRecord(name);
  if (!record?.whole || !(await hasNetwork(name))) return undefined;
  if (JSON.stringify(record.layout) === JSON.stringify(layout)) return record;
  throw new QuorateError({
    code: 'LAB_NAME_IN_USE',
    what: text().lab.problems.inUse(name),
    remedy: text().lab.problems.otherName(name),
  });
}

/** What a killed run, or a restart of the machine, left under the name. */
async function clearRemains(name: string, progress: Progress): Promise<void> {
  if (!(await labNames()).includes(name) && !(await hasNetwork(name))) return;
  progress.note(text().lab.up.rebuilding(name), 'warning');
  await clearLab(name, progress);
}

async function build(record: LabRecord, progress: Progress): Promise<void> {
  const { name, layout } = record;
  const { signal } = progress;
  const words = text().lab;
  await phase(progress, 'network', words.network.phase, async () => {
    await mkdir(labDirectory(name), { recursive: true, mode: 0o700 });
    for (const host of layout.hosts) await mkdir(hostDirectory(name, host.name), { recursive: true });
    await writeRecord(record);
    await asStep(progress, { step: 'network/keys', title: words.network.keys }, async () => {
      await createKeys(name, layout, signal);
      await writeSshConfig(name, layout);
    });
    const title = words.network.switch(layout.bridges.length);
    await asStep(progress, { step: 'network/switch', title }, () => createNetwork(name, layout, signal));
  });
  await phase(progress, 'hosts', words.hosts.phase, async () => {
    for (const host of layout.hosts) await createDisk(record, host, signal);
    await asStep(progress, { step: 'hosts/rack', title: words.hosts.rack }, () => ensureRack(name, progress.clock));
    await askRack(name, { verb: 'start' });
    await Promise.all(layout.hosts.map((host) => awaitHost(name, host, progress)));
  });
  signal?.throwIfAborted();
  await writeRecord({ ...record, whole: true });
}
