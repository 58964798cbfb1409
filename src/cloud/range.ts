/** More than a cloud has; a slip of the keyboard must not fill the memory. */
const mostMembers = 10_000;

/**
 * The names that `cmp[001-100]` stands for: cmp001, cmp002, … A text without a range stands for itself.
 * Numbers keep the width of the first when it starts with a zero. Throws RangeError with a sentence for people.
 */
export function expandRange(pattern: string): string[] {
  const match = /^([^[\]]*)\[(\d+)-(\d+)\]([^[\]]*)$/.exec(pattern);
  if (!match) {
    if (/[[\]]/.test(pattern)) throw new RangeError(`"${pattern}" is not a range: write one, such as cmp[001-100]`);
    return [pattern];
  }
  const [, before = '', first = '', last = '', after = ''] = match;
  const start = Number(first);
  const count = Number(last) - start + 1;
  if (count < 1) throw new RangeError(`"${pattern}" runs backwards`);
  if (count > mostMembers) throw new RangeError(`"${pattern}" stands for ${count} names; ${mostMembers} is the most`);
  if ((first.length > 1 && first.startsWith('0')) || last.startsWith('0')) {
    if (first.length !== last.length)
      throw new RangeError(`"${pattern}" has numbers of different widths: ${first} and ${last}`);
  }
  return Array.from(
    { length: count },
    (_, index) => `${before}${String(start + index).padStart(first.length, '0')}${after}`,
  );
}

/**
 * One text for each of `count` hosts: a range of just that length, or, when `shared` allows it, the same for all.
 * Throws RangeError.
 */
export function spread(pattern: string, count: number, shared: boolean): string[] {
  const texts = expandRange(pattern);
  if (texts.length === count) return texts;
  if (texts.length === 1 && shared) return Array.from({ length: count }, () => pattern);
  throw new RangeError(`"${pattern}" gives ${texts.length}, but there are ${count} hosts`);
}
