import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';
import { timeServers } from './sources.ts';

/** Seconds by which clocks may differ: tokens, leases and the order of log lines bear this much. */
const tolerated = 0.1;

export function chronyHealth(view: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const looked = view.members.flatMap(({ host }) => {
    const seen = facts.get(host);
    return seen ? [{ host, seen }] : [];
  });
  const each = looked.flatMap(({ host, seen }): Condition[] => {
    const at = { severity: 'warning', service: 'chrony', host } as const;
    if (!seen.leap) return [{ ...at, code: 'MEMBER_DOWN', what: text().services.silent('chronyd', host) }];
    if (seen.leap !== 'Not synchronised') return [];
    return [{ ...at, code: 'CLOCK_UNSYNCED', what: text().services.chrony.unsynced(host) }];
  });
  // Rehearsed hosts share one clock, and ask nobody outside.
  return view.cloud.rehearsal ? each : [...each, ...skew(looked), ...sourceless(view, facts)];
}

function skew(looked: readonly { host: string; seen: Facts }[]): Condition[] {
  const clocks = looked
    .filter(({ seen }) => seen.leap && seen.leap !== 'Not synchronised')
    .map(({ host, seen }) => ({ host, offset: Number(seen.offset) }))
    .sort((one, other) => one.offset - other.offset);
  const [first, last] = [clocks[0], clocks.at(-1)];
  if (!first || !last || last.offset - first.offset <= tolerated) return [];
  const apart = (last.offset - first.offset).toFixed(3);
  const what = text().services.chrony.skew(first.host, last.host, apart);
  return [{ code: 'CLOCK_SKEW', severity: 'error', service: 'chrony', what }];
}

/** Told once, with the names of all controllers that are cut off from every source that is not a host of the cloud. */
function sourceless(view: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const own = new Set(view.members.map(({ ip }) => ip));
  const without = timeServers(view)
    .map(({ host }) => ({ host, seen: facts.get(host) }))
    .filter(({ seen }) => seen?.reached !== undefined && !seen.reached.split(' ').some((ip) => ip && !own.has(ip)))
    .map(({ host }) => host);
  if (without.length === 0) return [];
  const what = text().services.chrony.sourceless(without);
  return [{ code: 'TIME_SOURCE_MISSING', severity: 'warning', service: 'chrony', what }];
}
