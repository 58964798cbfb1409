import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../../locale/text.ts';
import type { Platform } from '../../platforms/platform.ts';
import { digest } from '../../util/digest.ts';
import { withLock } from '../../util/lock.ts';
import { runText } from '../../util/shell.ts';
import { run } from '../command.ts';
import { imagesDirectory } from '../paths.ts';
import { type Progress, step } from '../progress.ts';
import { machineArchive } from './archive.ts';
import buildScript from './build.sh';

/** What a rehearsed host needs besides what runs on it. */
const basePackages = ['systemd', 'systemd-sysv', 'dbus', 'openssh-server', 'sudo'];

/** Longest time a build may take; measured: 2 minutes on 2 cores. */
const buildLimitMs = 30 * 60_000;

/** In namespaces of its own, all mounts and processes of a build end with it, and it ends when we do, however that is. */
const namespaces = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
const contained = ['setpriv', '--pdeathsig', 'KILL', 'unshare', ...namespaces] as const;

function imagePackages(platform: Platform): string[] {
  const services = [...Object.values(platform.packages), ...Object.values(platform.fenceAgents)].flat();
  return [...new Set([...basePackages, ...platform.base, ...services])].sort();
}

/** The image's name: it changes with whatever the image is made from. */
export function imageDigest(platform: Platform): string {
  const recipe = [platform.suite, ...imagePackages(platform), ...platform.debconf, buildScript];
  return digest(recipe.join('\n')).slice(0, 16);
}

export function imageDirectory(image: string): string {
  return join(imagesDirectory(), image);
}

export async function hasImage(image: string): Promise<boolean> {
  return access(imageDirectory(image)).then(
    () => true,
    () => false,
  );
}

/**
 * Builds the platform's image unless it is in the cache, and returns its name. Two that want the same one: the second waits.
 * It is built under another name: what a killed build left is no image, and the next build removes it. Throws LAB_IMAGE_FAILED.
 */
export async function ensureImage(platform: Platform, progress: Progress): Promise<string> {
  const image = imageDigest(platform);
  const words = text().lab.image;
  const waiting = () => progress.note(words.waiting);
  await withLock(lockFile(image), { signal: progress.signal, waiting }, async () => {
    if (!(await hasImage(image))) await build(platform, image, progress);
  });
  return image;
}

/** Waits for whoever is building it. */
export async function removeImage(image: string, progress: Progress): Promise<void> {
  const directory = imageDirectory(image);
  const waiting = () => progress.note(text().lab.image.waiting);
  await withLock(lockFile(image), { signal: progress.signal, waiting }, async () => {
    for (const path of [directory, partialDirectory(image), lockFile(image)])
      await rm(path, { recursive: true, force: true });
  });
}

function lockFile(image: string): string {
  return `${imageDirectory(image)}.lock`;
}

/** Where an image is until it is whole. */
function partialDirectory(image: string): string {
  return `${imageDirectory(image)}.partial`;
}

async function build(platform: Platform, image: string, progress: Progress): Promise<void> {
  const partial = partialDirectory(image);
  await mkdir(imagesDirectory(), { recursive: true });
  await rm(partial, { recursive: true, force: true });
  const archive = await machineArchive();
  const acquire = await acquireSettings();
  const script = runText(
    {
      script: buildScript,
      params: {
        root: partial,
        suite: platform.suite,
        mirror: archive.uri,
        keyring: archive.keyring,
        packages: imagePackages(platform).join(' '),
        debconf: platform.debconf.join('\n'),
        acquire,
      },
    },
    buildLimitMs / 1000,
  );
  const stages = stageSteps(progress);
  try {
    await run([...contained, 'sh'], {
      stdin: script,
      timeoutMs: buildLimitMs + 10_000,
      signal: progress.signal,
      onLine: stages.line,
      env: proxyOf(acquire),
      code: 'LAB_IMAGE_FAILED',
    });
    stages.end('done');
    await rename(partial, imageDirectory(image));
  } catch (error) {
    stages.end('failed');
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** How apt of this machine reaches archives: proxies, certificates, trust in dates. */
async function acquireSettings(): Promise<string> {
  const settings = await run(['apt-config', 'dump', '--no-empty']);
  return settings
    .split('\n')
    .filter((line) => /^Acquire::(https?::|Check-|Retries|ForceIP)/i.test(line))
    .join('\n');
}

/** debootstrap knows a proxy from its environment only. */
function proxyOf(acquire: string): Record<string, string> {
  const proxy = /^Acquire::http::Proxy "([^"]+)"/im.exec(acquire)?.[1];
  return proxy && proxy !== 'DIRECT' ? { http_proxy: proxy } : {};
}

/** Turns the lines `stage NAME` of the build into steps. */
function stageSteps(progress: Progress) {
  let current: ReturnType<typeof step> | undefined;
  const end = (outcome: 'done' | 'failed') => {
    current?.end(outcome);
    current = undefined;
  };
  const line = (content: string) => {
    const stage = /^stage (bootstrap|packages|finish)$/.exec(content)?.[1] as Stage | undefined;
    if (!stage) return;
    end('done');
    current = step(progress, { step: `image/${stage}`, title: text().lab.image.stages[stage] });
  };
  return { line, end };
}

type Stage = 'bootstrap' | 'packages' | 'finish';
