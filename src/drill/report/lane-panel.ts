import { text } from '../../locale/text.ts';
import { frame, rounded, type Scale } from './axis.ts';
import type { Item, Lane } from './lanes.ts';
import { type Markup, markup } from './markup.ts';
import type { Span } from './report.ts';
import { textWidth } from './text-width.ts';

const row = { height: 17, bar: 14, baseline: 11 } as const;
/** What would need more rows goes without a name; the list of events has them all. */
const mostRows = 6;

interface Placed {
  readonly item: Item;
  readonly row: number;
  readonly from: number;
  readonly until: number;
  readonly label: 'inside' | 'right' | 'left' | 'none';
}

interface LanePanel {
  readonly height: number;
  draw(): Markup;
}

/** A lane with its items side by side, and the height it takes; nothing where nothing of it is in the span. */
export function lanePanel({ name, items }: Lane, span: Span, scale: Scale): LanePanel | undefined {
  const seen = items.filter(({ from, until = from }) => until >= span.from && from <= span.until);
  if (seen.length === 0) return undefined;
  const placed = place(seen, scale);
  const rows = Math.max(1, ...placed.map((one) => one.row + 1));
  return {
    height: rows * row.height,
    draw: () =>
      markup`<text class="lane" x="${frame.left - 8}" y="${row.baseline}" text-anchor="end" ${squeezed(name)}>${name}</text>${placed.map(drawn)}`,
  };
}

/** Names come from the record, and may be longer than their room. */
function squeezed(name: string): Markup | undefined {
  const room = frame.left - 8;
  return textWidth(name) > room ? markup`textLength="${room}" lengthAdjust="spacingAndGlyphs"` : undefined;
}

function drawn({ item, row: line, from, until, label }: Placed): Markup {
  const top = line * row.height;
  const width = rounded(Math.max(until - from, 2));
  const words =
    label === 'none'
      ? undefined
      : markup`<text ${anchored(label, from, until)} y="${top + row.baseline}">${item.label}</text>`;
  const shape =
    item.until === undefined
      ? markup`<path d="M${from} ${top + 2}l4 5-4 5-4-5z"/>`
      : markup`<rect x="${from}" y="${top}" width="${width}" height="${row.bar}" rx="2"/>`;
  return markup`<g class="${item.tone}${label === 'inside' ? ' inside' : ''}"><title>${titleOf(item)}</title>${shape}${words}</g>`;
}

function anchored(label: Placed['label'], from: number, until: number): Markup {
  if (label === 'inside') return markup`x="${rounded(from + 4)}"`;
  return label === 'right' ? markup`x="${rounded(until + 6)}"` : markup`x="${rounded(from - 6)}" text-anchor="end"`;
}

function titleOf({ from, until, label }: Item): string {
  const { moment } = text().report;
  return until === undefined ? `${moment(from, 1)} ${label}` : `${moment(from, 1)} – ${moment(until, 1)} ${label}`;
}

/** Each in the first row where nothing is in its way. A moment keeps room for its name; a bar is named where there is room. */
function place(items: readonly Item[], scale: Scale): Placed[] {
  const rows: { from: number; until: number; item: Item; left: number; right: number }[][] = [];
  for (const item of [...items].sort((a, b) => a.from - b.from)) {
    const [from, until] = [scale(item.from), scale(item.until ?? item.from)];
    const wide = item.until === undefined ? roomFor(item) : 0;
    const outside = until + wide > frame.width;
    const one = { item, from, until, left: outside ? from - wide : from, right: outside ? until : until + wide };
    const free = rows.findIndex((row) => row.at(-1)!.right <= one.left + 0.5);
    if (free >= 0) rows[free]!.push(one);
    else if (rows.length < mostRows) rows.push([one]);
    else rows[mostRows - 1]!.push({ ...one, left: from, right: Math.max(until, rows[mostRows - 1]!.at(-1)!.right) });
  }
  return rows.flatMap((row, index) => {
    let taken: number = frame.left;
    return row.map(({ item, from, until, right }, place): Placed => {
      const wide = roomFor(item);
      const label = labelFor(until - from, wide, from - taken, (row[place + 1]?.left ?? frame.width) - until);
      taken = label === 'right' ? until + wide : right;
      return { item, row: index, from, until, label };
    });
  });
}

function labelFor(inside: number, wide: number, before: number, after: number): Placed['label'] {
  if (wide <= inside) return 'inside';
  if (wide <= after) return 'right';
  return wide <= before ? 'left' : 'none';
}

function roomFor({ label }: Item): number {
  return textWidth(label) + 8;
}
