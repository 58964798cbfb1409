/** One Fernet key. Number 0 waits to be the next that encrypts, the highest encrypts, those between still decrypt. */
export interface NumberedKey {
  readonly number: number;
  readonly key: string;
}

/** The keys in a secret of the kind `keys`: a line each, number and key. A text without any is a placeholder, and given back as a pair. */
export function keysIn(value: string): NumberedKey[] {
  const found = [...value.matchAll(/^(\d+) (\S+)$/gm)].map(([, number, key]) => ({
    number: Number(number),
    key: key!,
  }));
  return found.length > 0 ? found : [0, 1].map((number) => ({ number, key: value }));
}

/** The secret that holds these keys. */
export function keysText(keys: readonly NumberedKey[]): string {
  return keys.map(({ number, key }) => `${number} ${key}`).join('\n');
}
