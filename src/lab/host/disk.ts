import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../command.ts';
import { imageDirectory } from '../image/image.ts';
import { clientKey, hostKey, publicKey } from '../keys.ts';
import type { LabHost } from '../layout.ts';
import { hostDirectory, hostRoot } from '../paths.ts';
import type { LabRecord } from '../record.ts';
import { boundedDisk } from './bounded.ts';
import { hostFiles } from './files.ts';

/** Lays the host's own disk over the image and makes it that host. It lives through power cuts, as a disk does. */
export async function createDisk(record: LabRecord, host: LabHost, signal: AbortSignal | undefined): Promise<void> {
  const directory = hostDirectory(record.name, host.name);
  const root = hostRoot(record.name, host.name);
  const disk = await boundedDisk(directory, signal);
  const layers = {
    lowerdir: imageDirectory(record.image),
    upperdir: join(disk, 'files'),
    workdir: join(disk, 'work'),
  };
  for (const path of [root, layers.upperdir, layers.workdir]) await mkdir(path, { recursive: true });
  const options = Object.entries(layers).map(([name, path]) => `${name}=${path}`);
  await run(['mount', '-t', 'overlay', 'overlay', '-o', options.join(','), root], { signal });

  const key = hostKey(record.name, host.name);
  const identity = {
    machineId: randomBytes(16).toString('hex'),
    hostKey: (await readFile(key, 'utf8')).trimEnd(),
    hostPublicKey: await publicKey(key),
    clientPublicKey: await publicKey(clientKey(record.name)),
  };
  for (const { path, content, mode } of hostFiles(record.layout, host, identity)) {
    await mkdir(dirname(join(root, path)), { recursive: true, mode: path.startsWith('/root/') ? 0o700 : 0o755 });
    await writeFile(join(root, path), content, { mode });
  }
  await run(['systemctl', `--root=${root}`, 'enable', '--quiet', 'quorate-lab-network.service'], { signal });
}
