import { readFile, stat } from 'node:fs/promises';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import { keysText } from './keys.ts';
import type { Kept } from './vault.ts';

/** What version 0.1 kept, unencrypted; undefined when there is none. Throws FILE_NOT_FOUND when it cannot be read. */
export async function plainSecrets(path: string): Promise<Kept | undefined> {
  try {
    const values = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    const made = (await stat(path)).mtime.toISOString();
    return Object.fromEntries(Object.entries(gathered(values)).map(([name, value]) => [name, { value, made }]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const words = text().secrets.problems;
    throw new QuorateError({
      code: 'FILE_NOT_FOUND',
      // The parser's own message quotes what it read.
      what: words.unreadable(path, error instanceof SyntaxError ? words.notJson : messageOf(error)),
    });
  }
}

/** Keys were kept one by one, by number: now the keys of a repository are one secret, for they change together. */
function gathered(values: Readonly<Record<string, string>>): Record<string, string> {
  const single: Record<string, string> = {};
  const repositories = new Map<string, { number: number; key: string }[]>();
  for (const [name, value] of Object.entries(values)) {
    const [, repository, number] = /^(keystone\/[a-z]+-keys)\/(\d+)$/.exec(name) ?? [];
    if (repository === undefined) single[name] = value;
    else
      repositories.set(repository, [...(repositories.get(repository) ?? []), { number: Number(number), key: value }]);
  }
  for (const [repository, keys] of repositories) single[repository] = keysText(keys);
  return single;
}
