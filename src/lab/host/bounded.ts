import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';

/** Bytes of a host's disk. The file behind it is sparse: it takes what is written. */
const diskBytes = 8 * 2 ** 30;

/**
 * A disk with bounds of its own, so that it can be full without filling this machine's. Where the kernel has no loop devices the host writes
 * to this machine's disk, and refuses to be filled. Returns the folder to write to.
 */
export async function boundedDisk(directory: string, signal: AbortSignal | undefined): Promise<string> {
  const image = join(directory, 'disk.img');
  const disk = join(directory, 'disk');
  await mkdir(disk, { recursive: true });
  await run(['truncate', '-s', String(diskBytes), image], { signal });
  await run(['mkfs.ext4', '-q', '-F', '-m', '0', image], { signal });
  await run(['mount', '-o', 'loop', image, disk], { signal }).catch(() => {});
  return disk;
}
