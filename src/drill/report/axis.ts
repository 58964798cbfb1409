import { text } from '../../locale/text.ts';
import { type Markup, markup } from './markup.ts';
import type { Report, Span } from './report.ts';

/** Where everything stands, in the units of the pictures: names to the left, then time. */
export const frame = { left: 185, width: 960, right: 14 } as const;

/** Where a moment is, from left to right. */
export type Scale = (at: number) => number;

export function timeScale({ from, until }: Span): Scale {
  const width = frame.width - frame.left - frame.right;
  return (at) => rounded(frame.left + ((Math.min(Math.max(at, from), until) - from) / (until - from || 1)) * width);
}

export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Milliseconds between two times on the axis. */
const steps = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000,
] as const;

/** Round times, a dozen at most in any run of half a day; the fault's own is one of them. */
function ticks({ from, until }: Span): number[] {
  const step = steps.find((one) => (until - from) / one <= 12) ?? 3_600_000;
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(until / step) - first + 1 }, (_, index) => (first + index) * step);
}

/** Times along the foot of a picture, and lines up to its top. */
export function timeAxis(span: Span, scale: Scale, height: number): Markup {
  const words = text().report;
  return markup`<g class="axis">${ticks(span).map((at) => {
    const x = scale(at);
    return markup`<path d="M${x} 18V${height - 18}"/><text x="${x}" y="${height - 4}" text-anchor="middle">${words.moment(at)}</text>`;
  })}</g>`;
}

/** From the injection until it was healed. */
export function faultArea({ fault, whole }: Report, scale: Scale, height: number): Markup | undefined {
  if (!fault) return undefined;
  const [from, until] = [scale(0), scale(fault.healed ?? whole.until)];
  return markup`<g class="fault"><rect x="${from}" y="18" width="${rounded(until - from)}" height="${height - 36}"/></g>`;
}

/** Closer than this, in the units of the pictures, there is no room for two names. */
const nameRoom = 80;

/** A line for the injection, for when it was seen in effect, and for the healing. */
export function faultLines({ fault }: Report, span: Span, scale: Scale, height: number): Markup | undefined {
  if (!fault) return undefined;
  const words = text().report.fault;
  const moments = [
    { at: 0, name: words.injected },
    { at: fault.took, name: words.took },
    { at: fault.healed, name: words.healed },
  ];
  const lines = moments.flatMap(({ at, name }) =>
    at === undefined || at < span.from || at > span.until ? [] : [{ x: scale(at), name }],
  );
  return markup`<g class="fault">${lines.map(({ x, name }, index) => {
    const crowded = index > 0 && x - lines[index - 1]!.x < nameRoom;
    const anchor = x > frame.width - nameRoom ? 'end' : 'start';
    return markup`<path d="M${x} 14V${height - 18}"><title>${name}</title></path>${
      crowded ? undefined : markup`<text x="${x}" y="10" text-anchor="${anchor}">${name}</text>`
    }`;
  })}</g>`;
}
