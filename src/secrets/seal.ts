import { text as textOf } from 'node:stream/consumers';
import { text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';
import type { Identity } from './identity.ts';

/** The public keys of an identity, and of those it names besides; without such names, of those that the secrets were sealed for before. */
export async function recipientsOf({ keys, recipients }: Identity, former: readonly string[]): Promise<string[]> {
  const { identityToRecipient } = await import('age-encryption');
  const own = await Promise.all(keys.map((key) => identityToRecipient(key)));
  return [...new Set([...own, ...(recipients ?? former)])].sort();
}

/** Encrypts for all of these. Throws SECRETS_RECIPIENT_WRONG. */
export async function seal(plain: string, recipients: readonly string[]): Promise<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw new QuorateError({
        code: 'SECRETS_RECIPIENT_WRONG',
        what: text().secrets.problems.recipient(recipient, messageOf(error)),
      });
    }
  }
  return encrypter.encrypt(plain);
}

/** Decrypts. Throws SECRETS_IDENTITY_WRONG, SECRETS_DAMAGED. */
export async function unseal(sealed: Uint8Array, { file, keys }: Identity, path: string): Promise<string> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  try {
    for (const key of keys) decrypter.addIdentity(key);
  } catch {
    throw new QuorateError({ code: 'SECRETS_IDENTITY_WRONG', what: text().secrets.problems.damagedIdentity(file) });
  }
  try {
    // As a stream: for bytes it asks `Response`, for which Node loads its whole HTTP client.
    return await textOf(await decrypter.decrypt(new Blob([sealed]).stream()));
  } catch (error) {
    const why = messageOf(error);
    throw new QuorateError(
      why.includes('no identity matched')
        ? { code: 'SECRETS_IDENTITY_WRONG', what: text().secrets.problems.sealedForOthers(file, path) }
        : { code: 'SECRETS_DAMAGED', what: text().secrets.problems.damaged(path, why) },
    );
  }
}
