import type { Answer } from '../canaries/record.ts';
import type { Latencies, Latency } from '../verdict.ts';

/**
 * How long users waited before the fault, from the fault until `settledAt`, and after. Only good answers count: an error that comes
 * at once is no quick service, and lost requests are counted apart. Pass no `settledAt` where all was as before from the start, and
 * infinity where it never was again. A part in which nothing was answered well is absent.
 */
export function latencies(answers: readonly Answer[], injected: number, settledAt = injected): Latencies {
  const good = answers.filter(({ outcome }) => outcome === 'ok');
  const before = latency(good.filter(({ done }) => done < injected));
  const during = latency(good.filter(({ scheduled, done }) => done >= injected && scheduled < settledAt));
  const after = latency(good.filter(({ scheduled, done }) => done >= injected && scheduled >= settledAt));
  return { ...(before && { before }), ...(during && { during }), ...(after && { after }) };
}

function latency(answers: readonly Answer[]): Latency | undefined {
  if (answers.length === 0) return undefined;
  const sorted = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  const [p50, p95, p99] = [50, 95, 99].map((percent) => nearestRank(sorted, percent)) as [number, number, number];
  return { answers: sorted.length, p50, p95, p99 };
}

/** A percentile of ascending times, by nearest rank: one that somebody did wait, never one between two. Expects some. */
export function nearestRank(sorted: readonly number[], percent: number): number {
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
}
