import type { Entry } from './history.ts';
import type { Have } from './users.ts';

/** The availability that a capability really had, in ms. */
export interface Measured {
  readonly capability: string;
  /** Time of which it is known whether it was up, and time of which it is not. */
  readonly observed: number;
  readonly unknown: number;
  /** Down while a planned change ran, and otherwise. */
  readonly planned: number;
  readonly unplanned: number;
  /** Of those that were not planned. */
  readonly outages: number;
  readonly longest: number;
  /** Percent of what was observed; absent where nothing was. `agreed`: as service levels count it, planned downtime left out of both. */
  readonly availability?: number;
  readonly agreed?: number;
}

/** Two looks further apart than this leave a gap: two and a half beats. */
const longestBetween = 150_000;
/** A planned change of which no end was written, for it was killed, is over after this. */
const longestPlanned = 3_600_000;

interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * What a history says of the time from `from` until `until`, for each capability that it names. A state holds until the next look, and
 * time that no two looks enclose is unknown, not up. Where the clock went back, what was counted once is not counted again.
 */
export function measuredOf(entries: readonly Entry[], from: number, until: number): Measured[] {
  const looks = entries.filter((entry) => entry.type === 'looked');
  const names = [...new Set(looks.flatMap(({ have }) => Object.keys(have)))];
  const windows = plannedWindows(entries);
  const begins = Math.max(
    from,
    looks.reduce((least, { at }) => Math.min(least, at), until),
  );
  return names.map((name) => measured(name, spansOf(looks, name, begins, until), windows, until - begins));
}

/** When what was known, in order and apart. */
function spansOf(
  looks: readonly Extract<Entry, { type: 'looked' }>[],
  name: string,
  from: number,
  until: number,
): (Span & { readonly have: Have })[] {
  let covered = from;
  return looks.flatMap((look, index) => {
    const next = looks[index + 1];
    // The newest look holds for as long as any, if nobody looked since.
    const ends = Math.min(next ? next.at : until, until);
    const begins = Math.max(look.at, covered);
    const have = look.have[name] ?? 'unknown';
    if (ends <= begins || ends - look.at > longestBetween || have === 'unknown') return [];
    covered = ends;
    return [{ from: begins, until: ends, have }];
  });
}

function plannedWindows(entries: readonly Entry[]): Span[] {
  const windows: Span[] = [];
  let begun: number | undefined;
  const close = (at: number): void => {
    if (begun !== undefined && at > begun) windows.push({ from: begun, until: Math.min(at, begun + longestPlanned) });
    begun = undefined;
  };
  for (const entry of entries) {
    if (entry.type !== 'planned') continue;
    // Two that overlap are one: the first goes on.
    if (entry.is === 'begun') begun ??= entry.at;
    else close(entry.at);
    if (begun !== undefined && entry.at - begun > longestPlanned) {
      close(entry.at);
      if (entry.is === 'begun') begun = entry.at;
    }
  }
  close(Number.POSITIVE_INFINITY);
  return windows;
}

function measured(
  capability: string,
  spans: readonly (Span & { readonly have: Have })[],
  windows: readonly Span[],
  whole: number,
): Measured {
  const observed = spans.reduce((sum, { from, until }) => sum + until - from, 0);
  const down = joined(spans.filter(({ have }) => have === 'down'));
  const plannedOf = (span: Span) => windows.reduce((sum, window) => sum + overlap(span, window), 0);
  const lengths = down.map((span) => ({ all: span.until - span.from, planned: plannedOf(span) }));
  const planned = lengths.reduce((sum, one) => sum + one.planned, 0);
  const unplanned = lengths.reduce((sum, one) => sum + one.all - one.planned, 0);
  const outages = lengths.map((one) => one.all - one.planned).filter((ms) => ms > 0);
  const asked = observed - planned;
  return {
    capability,
    observed,
    unknown: Math.max(0, whole - observed),
    planned,
    unplanned,
    outages: outages.length,
    longest: Math.max(0, ...outages),
    ...(observed > 0 ? { availability: (1 - (planned + unplanned) / observed) * 100 } : {}),
    ...(asked > 0 ? { agreed: (1 - unplanned / asked) * 100 } : {}),
  };
}

/** Spans that touch are one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const { from, until } of spans) {
    const last = all.at(-1);
    if (last && last.until === from) all[all.length - 1] = { from: last.from, until };
    else all.push({ from, until });
  }
  return all;
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));
}
