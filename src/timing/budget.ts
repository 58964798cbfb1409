import { longest, none, type Range, range, total } from './range.ts';
import { type Capability, type Leg, type NeverReason, type Stage, type Track, tracks } from './recovery.ts';

/** A stage at its place: on which track, and from when on as a rule. */
export interface PlacedStage extends Stage {
  readonly track: Track;
  /** Milliseconds after the fault, expected. */
  readonly from: number;
  /** Shortening any other leaves the worst case as it is. */
  readonly critical: boolean;
}

/** How long a capability is interrupted by a fault. Durations are milliseconds. */
export interface Budget {
  readonly capability: Capability;
  /** Absent where nobody but an operator ends it. */
  readonly length?: Range;
  readonly never?: NeverReason;
  readonly stages: readonly PlacedStage[];
  /** The stage that takes most of the worst case. */
  readonly eats?: PlacedStage;
}

/** Requests wait there, but nobody has to come back to anything. */
const waits: readonly Track[] = ['apis', 'cache'];

/**
 * Adds up what lies in a row and takes the longest of what runs side by side: all wait for the hosts, and clients return after all. Where
 * nothing is interrupted nobody needs to return.
 */
export function budgetOf(capability: Capability, legs: readonly Leg[]): Budget {
  const mine = legs.filter((leg) => leg.capabilities.includes(capability));
  if (!mine.some(({ track, stages, never }) => never || (track !== 'clients' && stages.length > 0)))
    return { capability, length: none, stages: [] };
  const ways = new Map<Track, { readonly stages: readonly Stage[]; readonly length: Range }>();
  for (const track of tracks) {
    const stages = mine.filter((leg) => leg.track === track).flatMap((leg) => leg.stages);
    ways.set(track, { stages, length: total(stages.map(({ length }) => length)) });
  }
  const lengthOf = (track: Track) => ways.get(track)!.length;
  const before = lengthOf('hosts');
  const middle = longest(between.map(lengthOf));
  const broken = total([before, longest(between.filter((track) => !waits.includes(track)).map(lengthOf))]);
  const never = mine.find((leg) => leg.never)?.never;
  const returns = whereever(broken, lengthOf('clients'));
  const slowest = between.find((track) => lengthOf(track).worst === middle.worst)!;
  const starts = { hosts: 0, clients: before.expected + middle.expected };
  const stages = tracks
    .filter((track) => track !== 'clients' || returns.worst > 0)
    .flatMap((track) => {
      let from = track === 'hosts' || track === 'clients' ? starts[track] : before.expected;
      return ways.get(track)!.stages.map((stage): PlacedStage => {
        const placed = { ...stage, track, from, critical: !isBetween(track) || track === slowest };
        from += stage.length.expected;
        return placed;
      });
    });
  if (never) return { capability, never, stages };
  const [first, ...others] = stages.filter(({ critical }) => critical);
  const eats = first && others.reduce((most, one) => (one.length.worst > most.length.worst ? one : most), first);
  return { capability, length: total([before, middle, returns]), stages, ...(eats ? { eats } : {}) };
}

/** The length at best, as a rule and at worst, for those of them in which something was broken. */
function whereever(broken: Range, length: Range): Range {
  return range(
    broken.best > 0 ? length.best : 0,
    broken.expected > 0 ? length.expected : 0,
    broken.worst > 0 ? length.worst : 0,
  );
}

const isBetween = (track: Track) => track !== 'hosts' && track !== 'clients';
const between = tracks.filter(isBetween);
