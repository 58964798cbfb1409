import { text } from '../../locale/text.ts';
import { columns } from './columns.ts';
import { paint } from './paint.ts';

/** A table in columns as wide as their cells, with the signs of what is kept in colour. */
export function lines(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const [head, ...body] = columns(titles, rows);
  return [
    paint('dim', head),
    ...body.map((line) => line.replace(/[\u2713\u2717]/, (sign) => paint(sign === '✓' ? 'green' : 'red', sign))),
  ];
}

/** Whether the objective is kept; nothing where it cannot be told. */
export function keptText(kept: boolean | undefined, objective: number): string {
  const words = text().forecast;
  if (kept === undefined) return '–';
  return kept ? `✓ ${words.kept(objective)}` : `✗ ${words.missed(objective)}`;
}

/** As many digits as tell two of them apart: one more than it has nines. */
export function percent(value: number): string {
  if (value >= 100) return '100';
  const nines = Math.max(2, Math.ceil(-Math.log10(1 - value / 100)));
  // Never rounded up to what it is not.
  const digits = Math.min(7, nines);
  return (Math.floor(value * 10 ** digits) / 10 ** digits).toFixed(digits);
}
