import { randomBytes } from 'node:crypto';

/** A secret that Quorate generates once per cloud and never shows. */
export interface SecretSpec {
  /** Such as `database/keystone`. */
  readonly name: string;
  /** `password`: 32 letters and digits · `fernet`: a Fernet key · `bytes`: 256 random bytes in base64 · `given`: the operator's own. */
  readonly kind: 'password' | 'fernet' | 'bytes' | 'given';
}

/** A fresh value. Passwords hold letters and digits only, so that no file format needs to quote them; 32 of them are 190 bits. */
export function generateSecret(kind: Exclude<SecretSpec['kind'], 'given'>): string {
  if (kind === 'bytes') return randomBytes(256).toString('base64');
  if (kind === 'fernet') return randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let value = '';
  // 248 is the largest multiple of 62 under 256: larger bytes are dropped, or the first letters would come more often.
  while (value.length < 32)
    for (const byte of randomBytes(48)) if (byte < 248 && value.length < 32) value += alphabet[byte % 62];
  return value;
}
