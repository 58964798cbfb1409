/** Milliseconds that something takes: at best, as a rule, and at worst. */
export interface Range {
  readonly best: number;
  readonly expected: number;
  readonly worst: number;
}

/** A factor, or one for each of best, expected and worst. */
export type Times = number | readonly [best: number, expected: number, worst: number];

export const none: Range = { best: 0, expected: 0, worst: 0 };

export function range(best: number, expected: number, worst: number): Range {
  return { best, expected, worst };
}

/** What happens in a row adds up. */
export function total(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, one) => each((key) => sum[key] + one[key]), none);
}

/** What runs side by side is over with the last of it. The expected end is that of the longest: a little early where two are alike. */
export function longest(ranges: readonly Range[]): Range {
  return ranges.reduce((sum, one) => each((key) => Math.max(sum[key], one[key])), none);
}

export function scaled(length: number | Range, times: Times): Range {
  const { best, expected, worst } = typeof length === 'number' ? range(length, length, length) : length;
  const [low, middle, high] = typeof times === 'number' ? [times, times, times] : times;
  return range(best * low, expected * middle, worst * high);
}

function each(of: (key: keyof Range) => number): Range {
  return range(of('best'), of('expected'), of('worst'));
}
