import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from '../locale/text.ts';
import { messageOf, type Problem, QuorateError } from '../util/errors.ts';
import { type PlacedCloud, readPlaced, type SettingsSchemas } from './read.ts';
import { snippet } from './snippet.ts';
import { mostBytes } from './source.ts';

/** Loads and checks a cloud file. Throws FILE_NOT_FOUND, CLOUD_UNREADABLE, CLOUD_TOO_LARGE, or what readCloud throws. */
export async function loadCloud(path: string, schemas: SettingsSchemas): Promise<PlacedCloud> {
  const { cloud, placeOf } = readPlaced(await textOf(path), path, schemas);
  return { cloud: { ...cloud, source: resolve(path) }, placeOf };
}

async function textOf(path: string): Promise<string> {
  const bytes = await bytesOf(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new QuorateError(notText(path, bytes));
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  const words = text().cloud.file;
  const where = { name: path };
  if (path === '-')
    throw new QuorateError({ code: 'USAGE', what: words.standardInput, why: words.comesBack, remedy: words.name });
  try {
    const found = await stat(path);
    if (found.isDirectory())
      throw new QuorateError({ code: 'CLOUD_UNREADABLE', what: words.directory(path), where, remedy: words.inIt });
    // A pipe or a device may have no end, or never begin.
    if (!found.isFile())
      throw new QuorateError({ code: 'CLOUD_UNREADABLE', what: words.special(path), where, remedy: words.regular });
    if (found.size > mostBytes)
      throw new QuorateError({ code: 'CLOUD_TOO_LARGE', what: words.tooLarge(path, found.size, mostBytes), where });
    return await readFile(path);
  } catch (error) {
    if (error instanceof QuorateError) throw error;
    throw new QuorateError(unreadable(path, error));
  }
}

function unreadable(path: string, error: unknown): Problem {
  const words = text().cloud.file;
  const where = { name: path };
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { code: 'FILE_NOT_FOUND', what: words.none(path), where, remedy: words.name };
  if (code === 'EACCES')
    return { code: 'FILE_NOT_FOUND', what: words.forbidden(path), where, remedy: words.permissions };
  return { code: 'CLOUD_UNREADABLE', what: words.unreadable(path), where, why: messageOf(error) };
}

/** Bytes that are not UTF-8, with the first place where they are not. */
function notText(path: string, bytes: Buffer): Problem {
  const [before = '', ...after] = bytes.toString('utf8').split('\ufffd');
  const lines = before.split(/\r?\n/);
  const [line, column] = [lines.length, lines.at(-1)!.length + 1];
  const shown = `${lines.at(-1)}\ufffd${after.join('\ufffd').split('\n')[0]}`;
  return {
    code: 'CLOUD_UNREADABLE',
    what: text().cloud.file.notText(path),
    where: { name: path, line, column },
    detail: snippet(shown, line, column, 1),
  };
}
