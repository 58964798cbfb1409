import { Help, type HelpConfiguration } from 'commander';
import stringWidth from 'fast-string-width';
import { text } from '../locale/text.ts';

/** Commander's help in the language of this run: its own words, and lines broken where Chinese may break. */
export function helpConfiguration(): HelpConfiguration {
  const { titles } = text().cli.help;
  const { extra, options, command } = text().usage;
  const plain = new Help();
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    styleOptionText: (word) => (word === '[options]' ? options : word),
    styleSubcommandText: (word) => (word === '[command]' ? command : word),
    optionDescription: (option) => extra(plain.optionDescription(option)),
    argumentDescription: (argument) => extra(plain.argumentDescription(argument)),
    displayWidth: stringWidth,
    boxWrap: wrap,
  };
}

/** A word with the blanks before it, or one Chinese character; closing punctuation stays with what it closes, opening with what it opens. */
const pieces =
  /\s*[“（《]*(?:\p{Script=Han}|[^\s\p{Script=Han}“（《，。：；、？！）》”]+)?[，。：；、？！）》”]*|\s+$/gu;

/** Lines of at most `width` cells. */
export function wrap(content: string, width: number): string {
  return content
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  const lines = [''];
  for (const [piece] of line.matchAll(pieces)) {
    const last = lines.at(-1)!;
    if (last === '' || stringWidth(last + piece) <= width) lines[lines.length - 1] = last + piece;
    else lines.push(piece.trimStart());
  }
  return lines;
}
