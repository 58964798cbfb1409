import width from 'fast-string-width';
import { text } from '../../locale/text.ts';
import type { SecretFacts } from '../../secrets/list.ts';
import type { Rotation } from '../../secrets/rotate.ts';

export function secretsText(secrets: readonly SecretFacts[]): string {
  const { heads, missing } = text().secrets;
  const day = (time: string | undefined) => time?.slice(0, 10) ?? '';
  return table([
    [heads.name, heads.kind, heads.made, heads.until, heads.usedBy],
    ...secrets.map(({ name, kind, made, until, usedBy }) => [
      name,
      kind,
      made ? day(made) : missing,
      day(until),
      usedBy.join(' '),
    ]),
  ]);
}

export function rotationText({ rotated, left }: Rotation): string {
  const words = text().secrets;
  return [
    words.rotated(rotated.length),
    ...rotated.map(({ name, stage }) => `  ${name}${stage ? `: ${words.stages[stage]}` : ''}`),
    ...(left.length > 0 ? [words.left, ...left.map(({ name, why }) => `  ${name}: ${why}`)] : []),
    words.next,
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]!.map((_, index) => Math.max(...rows.map((row) => width(row[index]!))));
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat(columns[index]! - width(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
