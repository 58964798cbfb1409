import { text } from '../../locale/text.ts';
import { frame, rounded, type Scale } from './axis.ts';
import { type Markup, markup } from './markup.ts';
import type { Point, Span, Track } from './report.ts';
import { textWidth } from './text-width.ts';

/** From the top of a panel: the name and lengths of interruptions, lost requests, and the scale of latency. */
const rows = { name: 11, lost: 24, top: 36, bottom: 118 } as const;
export const panelHeight = rows.bottom + 14;

/** Latencies that the scale of all canaries of a run spans, as powers of ten of a millisecond. */
export interface Decades {
  readonly from: number;
  readonly until: number;
}

/** One scale for all, so that canaries can be compared. It begins at 1 ms at least: what is quicker is just quick. */
export function decadesOf(tracks: readonly Track[]): Decades {
  const times = tracks.flatMap(({ points }) => points.filter(({ fate }) => fate !== 'lost').map(({ ms }) => ms));
  const longest = times.reduce((most, ms) => Math.max(most, ms), 1000);
  const shortest = times.reduce((least, ms) => Math.min(least, ms), 100);
  return { from: Math.max(0, Math.floor(Math.log10(Math.max(shortest, 1)))), until: Math.log10(longest * 1.25) };
}

/** What one canary saw over time: each answer on a scale of latency, delayed and lost requests with signs of their own, interruptions hatched. */
export function latencyPanel(track: Track, decades: Decades, delayedOver: number, span: Span, scale: Scale): Markup {
  const words = text().report;
  const y = (ms: number) => {
    const share = (Math.log10(Math.max(ms, 1)) - decades.from) / (decades.until - decades.from);
    return rounded(rows.bottom - Math.min(Math.max(share, 0), 1) * (rows.bottom - rows.top));
  };
  const inside = track.points.filter(({ at }) => at >= span.from && at <= span.until);
  const of = (fate: Point['fate']) => inside.filter((point) => point.fate === fate);
  const grid = Array.from({ length: Math.floor(decades.until) - decades.from + 1 }, (_, i) => 10 ** (decades.from + i));
  return markup`<text class="name" x="0" y="${rows.name}">${words.canary(track.canary)}</text>
<g class="grid">${grid.map(
    (ms) =>
      markup`<path d="M${frame.left} ${y(ms)}H${frame.width - frame.right}"/><text x="${frame.left - 8}" y="${y(ms) + 4}" text-anchor="end">${words.short(ms)}</text>`,
  )}<text x="${frame.left - 8}" y="${rows.lost + 4}" text-anchor="end">${words.fates.lost}</text></g>
${track.interruptions.filter(({ from, until }) => until > span.from && from < span.until).map((one) => interruption(one, scale))}
<path class="limit" d="M${frame.left} ${y(delayedOver)}H${frame.width - frame.right}"/>
<path class="good" d="${strokes(of('good').map(({ at, ms }) => [scale(at), y(ms)]))}"/>
<path class="delayed" d="${signs(
    of('delayed'),
    scale,
    ({ ms }) => y(ms),
    (at) => `M${at}m0-4l4 7h-8z`,
  )}"/>
<path class="lost" d="${signs(
    of('lost'),
    scale,
    () => rows.lost,
    (at) => `M${at}m-3-3l6 6m0-6l-6 6`,
  )}"/>`;
}

function interruption({ from, until }: Span, scale: Scale): Markup {
  const label = text().report.duration(until - from);
  const [left, right] = [scale(from), scale(until)];
  const middle = Math.min((left + right) / 2, frame.width - frame.right - textWidth(label) / 2);
  return markup`<g class="interruption"><rect x="${left}" y="${rows.name + 4}" width="${rounded(Math.max(right - left, 1))}" height="${rows.bottom - rows.name - 4}"/><text x="${rounded(middle)}" y="${rows.name}" text-anchor="middle">${label}</text></g>`;
}

/** A sign for each, but one only where several would lie on top of each other. */
function signs(
  points: readonly Point[],
  scale: Scale,
  y: (point: Point) => number,
  sign: (place: string) => string,
): string {
  const places = new Set(points.map((point) => `${Math.round(scale(point.at))} ${Math.round(y(point))}`));
  return [...places].map(sign).join('');
}

/** Closer than this they cannot be told apart. */
const blur = 2;

/**
 * Dots as one path. Those of the same column that touch become a line, so a long run takes no more room than a short one:
 * what it shows is bounded by the picture's size.
 */
export function strokes(points: readonly (readonly [number, number])[]): string {
  const columns = new Map<number, number[]>();
  for (const [x, y] of points) {
    const column = columns.get(Math.round(x)) ?? [];
    columns.set(Math.round(x), column);
    column.push(Math.round(y));
  }
  return [...columns]
    .map(([x, ys]) =>
      stretches(ys)
        .map(([from, until]) => `M${x} ${from}v${until - from}`)
        .join(''),
    )
    .join('');
}

function stretches(ys: readonly number[]): [number, number][] {
  const result: [number, number][] = [];
  for (const y of [...ys].sort((a, b) => a - b)) {
    const last = result.at(-1);
    if (last && y - last[1] <= blur) last[1] = y;
    else result.push([y, y]);
  }
  return result;
}
