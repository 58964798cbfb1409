import type { Composition } from '../compose/compose.ts';
import { listed } from '../locale/listed.ts';
import { text } from '../locale/text.ts';
import { error, type Judged, warning } from './finding.ts';
import type { Sight } from './look.ts';

/** Milliseconds that clocks may differ by: as for the running cloud, see CLOCK_SKEW. */
const tolerated = 100;

/** Each clock is known to lie within bounds: two differ by at least what is between their bounds. */
export function judgeClock(_composition: Composition, { seen }: Sight): Judged {
  const clocks = seen.flatMap(({ host, clock }) => (clock ? [{ host, least: clock[0], most: clock[1] }] : []));
  const ahead = clocks.toSorted((one, other) => other.least - one.least)[0];
  const behind = clocks.toSorted((one, other) => one.most - other.most)[0];
  if (!ahead || !behind) return { findings: [], skipped: true };
  const apart = ahead.least - behind.most;
  return {
    findings:
      apart > tolerated
        ? [error('CLOCK_SKEW', text().preflight.findings.clock(ahead.host, behind.host, (apart / 1000).toFixed(2)))]
        : [],
  };
}

/** Told once for each source that some controller does not hear. */
export function judgeTime({ cloud }: Composition, { seen }: Sight): Judged {
  if (cloud.rehearsal) return { findings: [], skipped: true };
  const asked = seen.flatMap(({ host, sources }) => sources.map((source) => ({ host, ...source })));
  const deaf = [...new Set(asked.map(({ host }) => host))].filter(
    (host) => !asked.some((one) => one.host === host && one.answers),
  );
  if (deaf.length === 0) return { findings: [] };
  const names = [...new Set(asked.map(({ name }) => name))];
  return { findings: [warning('TIME_SOURCE_MISSING', text().preflight.findings.deaf(listed(deaf), listed(names)))] };
}
