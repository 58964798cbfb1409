import { text } from '../locale/text.ts';

/** More than a cloud has; a slip of the keyboard must not fill the memory. */
export const mostMembers = 10_000;

/**
 * The names that `cmp[001-100]` stands for: cmp001, cmp002, … A text without a range stands for itself.
 * Numbers keep the width of the first when it starts with a zero. Throws RangeError with a sentence for people.
 */
export function expandRange(pattern: string): string[] {
  const words = text().cloud.range;
  const match = /^([^[\]]*)\[(\d+)-(\d+)\]([^[\]]*)$/.exec(pattern);
  if (!match) {
    if (/[[\]]/.test(pattern)) throw new RangeError(words.none(pattern));
    return [pattern];
  }
  const [, before = '', first = '', last = '', after = ''] = match;
  const start = Number(first);
  const count = Number(last) - start + 1;
  if (count < 1) throw new RangeError(words.backwards(pattern));
  if (count > mostMembers) throw new RangeError(words.many(pattern, count, mostMembers));
  if ((first.length > 1 && first.startsWith('0')) || last.startsWith('0')) {
    if (first.length !== last.length) throw new RangeError(words.widths(pattern, first, last));
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
  throw new RangeError(text().cloud.range.count(pattern, texts.length, count));
}
