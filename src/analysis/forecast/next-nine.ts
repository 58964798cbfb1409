import { type Change, type ChangeId, failsOf, type Plan } from './changes.ts';
import { type Contribution, downOf, type Exact, exactly } from './exact.ts';
import type { Cases } from './incidents.ts';
import { type Frame, frameOf, type Model, modelOf } from './model.ts';

/** What a change alone is worth, in minutes a year that a control plane is up longer; less than 0 where it costs more than it gains. */
export interface Worth {
  readonly change: ChangeId;
  readonly costs: Change['costs'];
  readonly saves: number;
}

/** The way to the next nine. */
export interface NextNine {
  /** How many nines that is. */
  readonly nines: number;
  /** What to change: one thing, where one does, else as few as were found. */
  readonly changes: readonly ChangeId[];
  /** Share of the time for which the control plane is down then. */
  readonly down: number;
  readonly reached: boolean;
  /** What is left, largest first. */
  readonly left: readonly Contribution[];
  /** What each change is worth by itself, cheapest first. */
  readonly alone: readonly Worth[];
}

/** Less than a tenth of a second a year is nothing. */
const least = 0.1 / 60;
const minutesAYear = 525_960;

/** How many nines it has, as a fraction: 99.95 % is 3.3 of them. */
export function ninesOf(down: number): number {
  return down <= 0 ? Number.POSITIVE_INFINITY : -Math.log10(down);
}

export interface Forecaster {
  readonly model: (plan: Plan) => Model;
  readonly all: (plan: Plan) => readonly Exact[];
  /** Share of the time for which the control plane is down. */
  readonly down: (plan: Plan) => number;
}

/** Makes the forecasts of plans; what plans share is made once. */
export function forecaster(): Forecaster {
  const frames = new Map<unknown, Map<unknown, Frame>>();
  const cases: Cases = new Map();
  const model = ({ cloud, timers, rates }: Plan): Model => {
    const ofCloud = frames.get(cloud) ?? new Map<unknown, Frame>();
    frames.set(cloud, ofCloud);
    const frame = ofCloud.get(timers) ?? frameOf(cloud, timers, cases);
    ofCloud.set(timers, frame);
    return modelOf(frame, rates);
  };
  return {
    model,
    all: (plan) => exactly(model(plan), failsOf(plan)),
    down: (plan) => downOf(model(plan), failsOf(plan)),
  };
}

/**
 * The cheapest change that buys the next nine: the first of the list that does so alone, else those that gain most, one after the other
 * (greedy, so not always the fewest), without those that turn out not to be needed.
 */
export function nextNine(plan: Plan, changes: readonly Change[], forecasts: Forecaster): NextNine {
  const now = forecasts.down(plan);
  const nines = Math.floor(ninesOf(now) + 1e-9) + 1;
  const enough = (down: number) => down <= 10 ** -nines;
  const tried = changes.flatMap((change) => {
    const changed = change.apply(plan);
    return changed ? [{ change, down: forecasts.down(changed) }] : [];
  });
  const alone = tried.map(({ change: { id, costs }, down }) => ({
    change: id,
    costs,
    saves: (now - down) * minutesAYear,
  }));
  const single = tried.find(({ down }) => enough(down));
  const chosen = single ? [single.change] : combined(plan, tried, now, forecasts, enough);
  const { down, contributions } = forecasts.all(applied(plan, chosen))[0]!;
  return { nines, changes: chosen.map(({ id }) => id), down, reached: enough(down), left: contributions, alone };
}

function combined(
  plan: Plan,
  tried: readonly { readonly change: Change; readonly down: number }[],
  now: number,
  forecasts: Forecaster,
  enough: (down: number) => boolean,
): Change[] {
  let so = { plan, down: now };
  let chosen: Change[] = [];
  // What gains nothing alone is not tried with others.
  let rest = tried.filter(({ down }) => (so.down - down) * minutesAYear > least).map(({ change }) => change);
  while (rest.length > 0 && !enough(so.down)) {
    const steps = rest.flatMap((change) => {
      const changed = change.apply(so.plan);
      return changed ? [{ change, plan: changed, down: forecasts.down(changed) }] : [];
    });
    const best = steps.reduce<(typeof steps)[number] | undefined>(
      (most, one) => (most && most.down <= one.down ? most : one),
      undefined,
    );
    if (!best || (so.down - best.down) * minutesAYear <= least) break;
    chosen = [...chosen, best.change];
    rest = rest.filter((change) => change !== best.change);
    so = best;
  }
  if (!enough(so.down)) return chosen;
  // What was taken first may be needless by now: the dearest is given up first.
  for (const { change } of tried.toReversed()) {
    const without = chosen.filter((one) => one !== change);
    if (without.length < chosen.length && enough(forecasts.down(applied(plan, without)))) chosen = without;
  }
  return chosen;
}

function applied(plan: Plan, changes: readonly Change[]): Plan {
  return changes.reduce((so, change) => change.apply(so) ?? so, plan);
}
