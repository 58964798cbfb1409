import { text } from '../../locale/text.ts';
import type { Report } from './report.ts';

/** One line of what happened. Milliseconds since the fault; `until` is absent for a moment. */
interface Entry {
  readonly at: number;
  readonly until?: number;
  readonly what: string;
  readonly detail: string;
}

/** All that the pictures show besides answers, in the order of time, for those who read rather than look. */
export function chronicle({ lanes, tracks, fault }: Report): Entry[] {
  const { fault: steps, lanes: words, canary: nameOf } = text().report;
  const strikes = fault
    ? [
        { at: 0, detail: steps.injected },
        { at: fault.took, detail: steps.took },
        { at: fault.healed, detail: steps.healed },
      ].flatMap(({ at, detail }) => (at === undefined ? [] : [{ at, what: words.faultLane, detail }]))
    : [];
  const interrupted = tracks.flatMap(({ canary, interruptions }) =>
    interruptions.map(({ from, until }) => ({
      at: from,
      until,
      what: nameOf(canary),
      detail: words.interrupted(until - from),
    })),
  );
  const seen = lanes.flatMap(({ name, items }) =>
    items.map(({ from: at, until, label: detail }) => ({
      at,
      ...(until !== undefined && { until }),
      what: name,
      detail,
    })),
  );
  return [...strikes, ...interrupted, ...seen].sort((a, b) => a.at - b.at);
}
