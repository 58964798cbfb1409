import stringWidth from 'fast-string-width';

/** About how wide a text of the pictures is, in their units: fonts are the reader's. */
export function textWidth(words: string): number {
  return stringWidth(words) * 6.2 + (words.match(/[A-Z_]/g)?.length ?? 0) * 1.4;
}
