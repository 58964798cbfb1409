import { visible } from '../util/visible.ts';
import { codePoint } from './syntax.ts';

/** The signs of a word that are not ASCII, each with its code point, for a Cyrillic letter looks just like ours; undefined for none. */
export function foreignSigns(word: string): string | undefined {
  const signs = [...new Set(word)].filter((sign) => sign.codePointAt(0)! > 0x7e).slice(0, 5);
  const name = (sign: string) =>
    visible(sign) === sign && !/\s/.test(sign) ? `${sign} (${codePoint(sign)})` : codePoint(sign);
  return signs.length > 0 ? signs.map(name).join(', ') : undefined;
}
