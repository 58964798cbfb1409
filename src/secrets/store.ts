import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Secrets } from '../compose/compose.ts';
import { messageOf, type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { generateSecret, type SecretSpec } from './secret.ts';

/**
 * The secrets of one cloud, in a file that only its owner can read (0600). What is missing is generated and kept before it is used.
 * `given` are the operator's own and never generated. Throws SECRET_MISSING for each of those that is not there.
 */
export async function openSecrets(
  path: string,
  specs: readonly SecretSpec[],
  given: Readonly<Record<string, string>>,
): Promise<Secrets> {
  const kept = { ...(await read(path)), ...given };
  const missing = specs.filter(({ name }) => kept[name] === undefined);
  throwProblems(
    missing
      .filter(({ kind }) => kind === 'given')
      .map(
        ({ name }): Problem => ({
          code: 'SECRET_MISSING',
          what: `no value for the secret ${name}`,
          where: { name: path },
        }),
      ),
  );
  for (const { name, kind } of missing) if (kind !== 'given') kept[name] = generateSecret(kind);
  if (missing.length > 0) await write(path, kept);
  return (name) => {
    const value = kept[name];
    if (value === undefined)
      throw new QuorateError({ code: 'INTERNAL', what: `the secret ${name} was never asked for` });
    return value;
  };
}

async function read(path: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new QuorateError({
      code: 'FILE_NOT_FOUND',
      // The parser's own message quotes what it read.
      what: `the secrets in ${path} cannot be read: ${error instanceof SyntaxError ? 'they are not JSON' : messageOf(error)}`,
    });
  }
}

async function write(path: string, secrets: Record<string, string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  await writeFile(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(fresh, path);
}
