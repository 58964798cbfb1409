import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';

/** Who may open the secrets: private keys of age (X25519), and whom else to seal them for. */
export interface Identity {
  readonly file: string;
  readonly keys: readonly string[];
  /** Public keys of colleagues, from the file `recipients` beside it; undefined when there is no such file. */
  readonly recipients?: readonly string[];
}

/** QUORATE_IDENTITY, else `quorate/identity` in the operator's own configuration directory. */
export function identityFile(): string {
  const { QUORATE_IDENTITY: named, XDG_CONFIG_HOME: config } = process.env;
  return named || join(config || join(homedir(), '.config'), 'quorate', 'identity');
}

/** The identity, or undefined when there is none yet. Throws FILE_NOT_FOUND, SECRETS_IDENTITY_WRONG. */
export async function readIdentity(): Promise<Identity | undefined> {
  const file = identityFile();
  const content = await readOrNothing(file);
  if (content === undefined) return undefined;
  const keys = content.match(/^AGE-SECRET-KEY-1[0-9A-Z]+$/gm);
  if (!keys)
    throw new QuorateError({
      code: 'SECRETS_IDENTITY_WRONG',
      what: text().secrets.problems.noIdentity(file),
    });
  const recipients = await readOrNothing(join(dirname(file), 'recipients'));
  return { file, keys, ...(recipients === undefined ? {} : { recipients: recipients.match(/^age1\S+/gm) ?? [] }) };
}

/** Makes the identity where there is none; of two processes that do so at once, the first is right. Throws FILE_NOT_WRITTEN. */
export async function makeIdentity(): Promise<Identity> {
  const file = identityFile();
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const key = await generateX25519Identity();
  const fresh = `${file}.${process.pid}`;
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(fresh, `# public key: ${await identityToRecipient(key)}\n${key}\n`, { mode: 0o600, flush: true });
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    throw new QuorateError({
      code: 'FILE_NOT_WRITTEN',
      what: text().secrets.problems.identity(file, messageOf(error)),
    });
  } finally {
    await unlink(fresh).catch(() => {});
  }
  return (await readIdentity())!;
}

async function readOrNothing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new QuorateError({ code: 'FILE_NOT_FOUND', what: text().secrets.problems.unread(file, messageOf(error)) });
  }
}
