import { drillDefaults } from './history.ts';
import type { JudgedRun } from './runs.ts';

/** How drills ended, as far as it could be told: whether users were served again while the fault lasted. */
export interface FailoversSeen {
  readonly succeeded: number;
  readonly failed: number;
}

/**
 * What drills of a cloud show of its failovers. One failed where users waited for longer than a drill waits before it takes its fault back
 * (`haltAfter`): nobody would have served them. Whether an objective was met is another question. Total outages are no failovers.
 */
export function failoversOf(judged: readonly JudgedRun[], cloud: string): FailoversSeen {
  const carried = judged.filter(
    ({ run, verdict }) =>
      run.cloud === cloud &&
      run.fault.class !== 'total-outage' &&
      verdict.checks.some(({ checker, outcome }) => checker === 'drill-complete' && outcome === 'pass'),
  );
  const failed = carried.filter(({ verdict }) =>
    verdict.canaries.some(({ longest }) => longest >= drillDefaults.haltAfter),
  ).length;
  return { succeeded: carried.length - failed, failed };
}
