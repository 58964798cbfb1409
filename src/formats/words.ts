/** A word of a line, without its quotes; its column counts from 1. */
export interface Word {
  readonly text: string;
  readonly column: number;
}

/** The words of a line, and where a quote begins that does not end. */
export interface Words {
  readonly words: readonly Word[];
  readonly unclosed?: number;
}

/**
 * Splits as a shell does: blanks part words, quotes and backslashes keep what they protect. A `comment` sign outside quotes ends the line
 * (HAProxy); without one there are no comments.
 */
export function wordsOf(line: string, comment?: string): Words {
  const words: Word[] = [];
  let text = '';
  let begin = -1;
  let quote = '';
  let quoted = 0;
  for (let index = 0; index < line.length; index += 1) {
    const sign = line[index]!;
    if (quote) {
      if (sign === quote) quote = '';
      else if (sign === '\\' && quote === '"' && index + 1 < line.length) text += line[++index];
      else text += sign;
      continue;
    }
    if (sign === comment) break;
    if (sign === ' ' || sign === '\t') {
      if (begin >= 0) words.push({ text, column: begin + 1 });
      begin = -1;
      text = '';
      continue;
    }
    if (begin < 0) begin = index;
    if (sign === '"' || sign === "'") {
      quote = sign;
      quoted = index + 1;
    } else if (sign === '\\' && index + 1 < line.length) text += line[++index];
    else text += sign;
  }
  if (begin >= 0) words.push({ text, column: begin + 1 });
  return { words, ...(quote ? { unclosed: quoted } : {}) };
}
