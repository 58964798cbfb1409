import stringWidth from 'fast-string-width';
import { codeText } from '../../locale/codes.ts';
import { text } from '../../locale/text.ts';
import type { Place, Problem } from '../../util/errors.ts';
import { visible } from '../../util/visible.ts';
import { paintError as paint } from './paint.ts';

/** Problems for people: what, where with its source lines, why, and the way out. One empty line between two. */
export function problemsAsText(problems: readonly Problem[]): string {
  const words = text().cli.problem;
  const many = problems.length > 1 ? [paint('bold', words.many(problems.length))] : [];
  return `${[...problems.map(problemAsText), ...many].join('\n\n')}\n`;
}

/** Problems for programs: one line, the last of the JSON lines that a command writes on standard error. */
export function problemsAsJson(problems: readonly Problem[]): string {
  const whole = problems.map((one) => ({ remedy: codeText(one.code).remedy, ...one }));
  return `${JSON.stringify({ type: 'problems', problems: whole })}\n`;
}

function problemAsText({ code, what, where, why, remedy, detail }: Problem): string {
  const words = text().cli.problem;
  const width = Math.max(...[words.error, words.where, words.why, words.remedy].map((word) => stringWidth(word))) + 2;
  const row = (label: string, content: string) => {
    const [first = '', ...more] = visible(content).split('\n');
    return [
      `${label}${' '.repeat(width - stringWidth(label))}${first}`,
      ...more.map((line) => `${' '.repeat(width)}${line}`),
    ].join('\n');
  };
  return [
    `${paint('red', row(words.error, code))}  ${paint('bold', visible(what))}`,
    ...(where ? [row(words.where, placeText(where))] : []),
    ...(detail ? [row('', detail)] : []),
    ...(why ? [row(words.why, why)] : []),
    row(words.remedy, remedy ?? codeText(code).remedy),
    row('', paint('dim', `quorate explain ${code}`)),
  ].join('\n');
}

/** NAME, NAME:LINE or NAME:LINE:COLUMN. */
export function placeText({ name, line, column }: Place): string {
  return [name, line, column].filter((part) => part !== undefined).join(':');
}
