import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Cloud } from './cloud.ts';
import { readCloud, type SettingsSchemas } from './read.ts';
import { mostBytes } from './source.ts';

/** Loads and checks a cloud file. Throws FILE_NOT_FOUND, CLOUD_UNREADABLE, or what readCloud throws. */
export async function loadCloud(path: string, schemas: SettingsSchemas): Promise<Cloud> {
  return { ...readCloud(await textOf(path), path, schemas), source: resolve(path) };
}

async function textOf(path: string): Promise<string> {
  const where = { name: path };
  try {
    const { size } = await stat(path);
    if (size > mostBytes)
      throw new QuorateError({
        code: 'CLOUD_TOO_LARGE',
        what: `${path} has ${size} bytes; ${mostBytes} is the most`,
        where,
      });
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof QuorateError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT')
      throw new QuorateError({
        code: 'FILE_NOT_FOUND',
        what: `There is no file ${path}`,
        where,
        remedy: 'Name the cloud file with -f, or copy examples/three-controllers.yaml.',
      });
    if (code === 'EACCES')
      throw new QuorateError({
        code: 'FILE_NOT_FOUND',
        what: `${path} may not be read by this user`,
        where,
        remedy: 'Check its permissions.',
      });
    if (code === 'EISDIR')
      throw new QuorateError({
        code: 'CLOUD_UNREADABLE',
        what: `${path} is a directory`,
        where,
        remedy: 'Name the file in it.',
      });
    throw new QuorateError({
      code: 'CLOUD_UNREADABLE',
      what: `${path} is not text in UTF-8`,
      where,
      why: messageOf(error),
    });
  }
}
