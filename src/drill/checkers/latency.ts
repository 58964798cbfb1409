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
  // Nearest rank: a time that somebody did wait, never one between two.
  const rank = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1]!;
  return { answers: sorted.length, p50: rank(50), p95: rank(95), p99: rank(99) };
}
