import type { Answer } from '../canaries/record.ts';

/**
 * A span of time in which requests were due and no good answer to any request arrived. `until` is absent while none came.
 * Milliseconds since 1970.
 */
export interface Window {
  readonly from: number;
  readonly until?: number;
}

/**
 * The interruptions in the answers of one canary.
 *
 * A request that was lost (error, or no answer in time) or delayed (answered well, but later than `delayedOver` ms after it was due)
 * was interrupted from the time it was due until the first good answer that anybody got. Delayed requests to which that came within
 * `delayedOver` met a slow service, not an interrupted one: they are counted, and `settled` says when the last of them was over.
 * Spans less than `delayedOver` ms apart are one interruption: when every other request fails, nobody calls that service.
 */
export function interruptions(answers: readonly Answer[], delayedOver: number): Window[] {
  const bad = answers
    .filter((answer) => answer.outcome !== 'ok' || isDelayed(answer, delayedOver))
    .sort((a, b) => a.scheduled - b.scheduled);
  const arrivals = answers
    .filter(({ outcome }) => outcome === 'ok')
    .map(({ done }) => done)
    .sort((a, b) => a - b);
  let next = 0;
  const spans = bad.flatMap(({ scheduled: from, outcome }) => {
    while (next < arrivals.length && arrivals[next]! <= from) next += 1;
    const until = arrivals[next] ?? Number.POSITIVE_INFINITY;
    return outcome !== 'ok' || until - from > delayedOver ? [{ from, until }] : [];
  });
  return merge(spans, delayedOver).map(({ from, until }) => (Number.isFinite(until) ? { from, until } : { from }));
}

/** When all was as before: no interruption and no delayed request after it. Absent where there was none, or no end to it. */
export function settled(answers: readonly Answer[], delayedOver: number): number | undefined {
  const ends = interruptions(answers, delayedOver).map(({ until }) => until ?? Number.POSITIVE_INFINITY);
  const delayed = answers.filter((answer) => isDelayed(answer, delayedOver)).map(({ done }) => done);
  const last = Math.max(...ends, ...delayed);
  return Number.isFinite(last) ? last : undefined;
}

export function isDelayed({ outcome, ms }: Answer, delayedOver: number): boolean {
  return outcome === 'ok' && ms > delayedOver;
}

/** Expects spans in the order of their beginnings. */
function merge(spans: readonly Required<Window>[], gap: number): Required<Window>[] {
  const merged: Required<Window>[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from < last.until + gap)
      merged[merged.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    else merged.push(span);
  }
  return merged;
}

/** How long a window lasted; one that never ended lasted until the record does. */
export function lengthOf({ from, until }: Window, end: number): number {
  return (until ?? end) - from;
}
