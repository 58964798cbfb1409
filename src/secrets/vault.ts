import { mkdir, open, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import { withLock } from '../util/lock.ts';
import { type Identity, identityFile, makeIdentity, readIdentity } from './identity.ts';
import { plainSecrets } from './plain.ts';
import { recipientsOf, seal, unseal } from './seal.ts';

/** All that is kept, by name. */
export type Kept = Readonly<Record<string, KeptSecret>>;

interface KeptSecret {
  readonly value: string;
  /** When, in ISO 8601. */
  readonly made: string;
}

/** The secrets of one cloud on disk: a file that only the holders of certain identities can open. */
export interface Vault {
  readonly path: string;
  /** What is kept. `stale`: to be written again, for it is not encrypted yet, or for others than it should be. */
  read(): Promise<{ readonly kept: Kept; readonly stale: boolean }>;
  /** Reads, changes and writes while nobody else does. What it gives back is on disk. */
  change(work: (kept: Kept) => Promise<Kept>): Promise<Kept>;
}

/** What is inside the seal. */
interface Content {
  readonly format: 1;
  /** Whom it is sealed for: the seal itself does not tell. */
  readonly recipients: readonly string[];
  readonly secrets: Kept;
}

/**
 * The vault in a directory. `note` hears what the operator must know: a new identity, and secrets that were not encrypted.
 * Its verbs throw SECRETS_IDENTITY_MISSING, SECRETS_IDENTITY_WRONG, SECRETS_DAMAGED, SECRETS_RECIPIENT_WRONG, FILE_NOT_FOUND, FILE_NOT_WRITTEN.
 */
export function vaultIn(directory: string, note: (text: string) => void): Vault {
  const path = join(directory, 'secrets.age');
  const plain = join(directory, 'secrets.json');

  async function load(): Promise<{
    kept: Kept;
    recipients: readonly string[];
    identity?: Identity;
    unsealed: boolean;
  }> {
    const sealed = await readOrNothing(path);
    const loose = await plainSecrets(plain);
    if (!sealed) return { kept: loose ?? {}, recipients: [], unsealed: loose !== undefined };
    const identity = await readIdentity();
    if (!identity)
      throw new QuorateError({
        code: 'SECRETS_IDENTITY_MISSING',
        what: text().secrets.problems.identityMissing(path, identityFile()),
      });
    const { secrets, recipients } = contentOf(await unseal(sealed, identity, path), path);
    return { kept: secrets, recipients, identity, unsealed: loose !== undefined };
  }

  async function store(secrets: Kept, recipients: readonly string[]): Promise<void> {
    const content: Content = { format: 1, recipients, secrets };
    await write(path, await seal(`${JSON.stringify(content, null, 2)}\n`, recipients));
    if (
      await unlink(plain).then(
        () => true,
        () => false,
      )
    )
      note(text().secrets.encrypted(plain, path));
  }

  return {
    path,
    async read() {
      const { kept, recipients, identity, unsealed } = await load();
      const stale = unsealed || (identity !== undefined && !same(await recipientsOf(identity, recipients), recipients));
      return { kept, stale };
    },
    async change(work) {
      await mkdir(directory, { recursive: true, mode: 0o700 }).catch(unwritten(directory));
      return withLock(`${path}.lock`, { waiting: () => {} }, async () => {
        const { kept, recipients, identity } = await load();
        const changed = await work(kept);
        const mine = identity ?? (await readIdentity()) ?? (await newIdentity(note));
        await store(changed, await recipientsOf(mine, recipients));
        return changed;
      });
    },
  };
}

async function newIdentity(note: (text: string) => void): Promise<Identity> {
  const identity = await makeIdentity();
  note(text().secrets.identityMade(identity.file));
  return identity;
}

function same(some: readonly string[], others: readonly string[]): boolean {
  return some.join() === others.join();
}

function contentOf(opened: string, path: string): Content {
  try {
    const content = JSON.parse(opened) as Content;
    if (content.format === 1) return content;
  } catch {
    // The parser's own message quotes what it read.
  }
  throw new QuorateError({ code: 'SECRETS_DAMAGED', what: text().secrets.problems.foreign(path) });
}

async function readOrNothing(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new QuorateError({ code: 'FILE_NOT_FOUND', what: text().secrets.problems.file(path, messageOf(error)) });
  }
}

/** On disk, not only in memory, before the old one goes. */
async function write(path: string, sealed: Uint8Array): Promise<void> {
  try {
    const file = await open(`${path}.new`, 'w', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${path}.new`, path);
  } catch (error) {
    unwritten(path)(error);
  }
}

function unwritten(path: string): (error: unknown) => never {
  return (error) => {
    throw new QuorateError({ code: 'FILE_NOT_WRITTEN', what: text().secrets.problems.file(path, messageOf(error)) });
  };
}
