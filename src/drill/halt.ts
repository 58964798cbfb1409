import type { Drill } from './drill.ts';
import { type Reason, reason } from './reason.ts';

/** A look that missed a busy host is no second fault: it must be missing in every look for this many ms. */
const awayFor = 10_000;

/**
 * Why a fault must be taken back before its time; undefined as long as all goes as it may: a host that it did not hit is away or was
 * fenced, or users of a canary wait for longer than was agreed.
 */
export function whyHalt({ plan, world, state, live, watch }: Drill): Reason | undefined {
  const now = world.clock.now();
  const hit = state.victims?.hosts ?? [];
  const other = ([host]: readonly [string, number]) => !hit.includes(host);
  const fenced = [...watch.fenced()].find(other);
  if (fenced) return reason('secondFenced', fenced[0]);
  const away = [...watch.away()].find((one) => other(one) && now - one[1] >= awayFor);
  if (away) return reason('secondAway', away[0], Math.round((now - away[1]) / 1000));
  const { canary, ms } = live.silence(now);
  const { haltAfter } = plan.settings;
  return ms > haltAfter ? reason('tooLong', canary, haltAfter / 1000) : undefined;
}
