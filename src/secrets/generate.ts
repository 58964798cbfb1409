import { randomBytes } from 'node:crypto';
import { keysIn, keysText } from './keys.ts';

/** A fresh password: letters and digits only, so that no file format needs to quote it; 32 of them are 190 bits. */
export function newPassword(): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let value = '';
  // 248 is the largest multiple of 62 under 256: larger bytes are dropped, or the first letters would come more often.
  while (value.length < 32)
    for (const byte of randomBytes(48)) if (byte < 248 && value.length < 32) value += alphabet[byte % 62];
  return value;
}

export function newBytes(): string {
  return randomBytes(256).toString('base64');
}

/** A first pair: one that encrypts, and the next. */
export function newKeys(): string {
  return keysText([0, 1].map((number) => ({ number, key: newKey() })));
}

/** Keys kept, as many as keystone keeps (`max_active_keys`): the next one, the one that encrypts, the former one. */
const activeKeys = 3;

/**
 * The order of keystone-manage: the key that waited, and so is known to every member already, becomes the one that encrypts; a fresh one
 * waits. The oldest goes when there are more than three.
 */
export function nextKeys(value: string): string {
  const keys = keysIn(value);
  const waiting = keys.find(({ number }) => number === 0)!;
  const others = keys.filter(({ number }) => number !== 0).sort((one, other) => one.number - other.number);
  const highest = others.at(-1)?.number ?? 0;
  const used = [...others, { number: highest + 1, key: waiting.key }];
  return keysText([{ number: 0, key: newKey() }, ...used.slice(1 - activeKeys)]);
}

function newKey(): string {
  return randomBytes(32).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}
