import stringWidth from 'fast-string-width';
import { visible } from '../util/visible.ts';

/** Widest piece of a line that is shown; longer lines are cut around the caret. */
const shown = 100;

/** The line with its number, and carets under what is meant. `column` counts from 1. */
export function snippet(line: string, number: number, column: number, length: number): string {
  const cut = column - 1 > shown * 0.7 ? column - 1 - Math.floor(shown / 2) : 0;
  const piece = visible(line.slice(cut, cut + shown).replaceAll('\t', ' '));
  const before = piece.slice(0, column - 1 - cut);
  const marked = piece.slice(before.length, before.length + Math.max(length, 1)).trimEnd();
  const head = cut > 0 ? '…' : '';
  const tail = line.length > cut + shown ? '…' : '';
  const gutter = String(number);
  return [
    `${gutter} | ${head}${piece}${tail}`,
    `${' '.repeat(gutter.length)} | ${' '.repeat(stringWidth(head + before))}${'^'.repeat(Math.max(stringWidth(marked), 1))}`,
  ].join('\n');
}
