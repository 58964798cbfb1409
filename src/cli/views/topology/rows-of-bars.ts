import type { Bar } from './model.ts';

/** Bars of one kind in as few rows as they fit into beside each other, in the order in which the kinds come. */
export function rowsOfBars(bars: readonly Bar[]): { readonly kind: string; readonly bars: readonly Bar[] }[] {
  const rows: { readonly kind: string; readonly bars: Bar[] }[] = [];
  const kinds = [...new Set(bars.map(({ kind }) => kind))];
  for (const kind of kinds)
    for (const bar of bars.filter((one) => one.kind === kind)) {
      const row = rows.find((one) => one.kind === kind && !one.bars.some((other) => overlap(other, bar)));
      if (row) row.bars.push(bar);
      else rows.push({ kind, bars: [bar] });
    }
  return rows;
}

/** From the first to the last column of each. */
function overlap(one: Bar, other: Bar): boolean {
  return one.columns[0]! <= other.columns.at(-1)! && other.columns[0]! <= one.columns.at(-1)!;
}
