import type { Answer } from '../canaries/record.ts';

/**
 * A span of time in which a request that was sent got no good answer promptly. `until` is absent while no good answer came.
 * Milliseconds since 1970.
 */
export interface Window {
  readonly from: number;
  readonly until?: number;
}

/**
 * The interruptions in the answers of one canary.
 *
 * A request is good when it was answered well within `delayedOver` ms of the time it was due. Every other one was interrupted:
 * - delayed (answered well, but later): from the time it was due until its answer;
 * - lost (error, or no answer in time): from the time it was due until the first good or delayed answer to a request that was
 *   due later. How long its own sender waited for nothing depends on that sender's patience, so it does not count.
 * Spans less than `delayedOver` ms apart are one interruption: when every other request fails, nobody calls that service.
 */
export function interruptions(answers: readonly Answer[], delayedOver: number): Window[] {
  const byDue = [...answers].sort((a, b) => a.scheduled - b.scheduled);
  const spans: Required<Window>[] = [];
  // From the last to the first, so that the earliest good answer to any later request is at hand.
  let answeredAt = Number.POSITIVE_INFINITY;
  for (const answer of byDue.reverse()) {
    if (answer.outcome !== 'ok') spans.push({ from: answer.scheduled, until: answeredAt });
    else {
      answeredAt = Math.min(answeredAt, answer.done);
      if (isDelayed(answer, delayedOver)) spans.push({ from: answer.scheduled, until: answer.done });
    }
  }
  return merge(spans.reverse(), delayedOver).map(({ from, until }) =>
    Number.isFinite(until) ? { from, until } : { from },
  );
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
