import type { Range } from '../../timing/range.ts';
import { howMany } from '../../util/bisect.ts';
import { works } from '../cuts.ts';
import type { Element, Gate } from '../structure.ts';
import { type Case, isEndless, isFailover } from './incidents.ts';
import type { Incident, Model } from './model.ts';
import { exponential, type Random, randomFrom } from './random.ts';
import { year } from './rates.ts';

/** What a simulation of many years shows of a capability. */
export interface Simulated {
  readonly capability: string;
  /** Share of the time for which it was down, and the standard error of that. */
  readonly down: number;
  readonly error: number;
}

export interface Simulation {
  readonly seed: number;
  readonly years: number;
  readonly capabilities: readonly Simulated[];
}

/** Parts of equal length, whose means tell the error (method of batch means: Law, Kelton, Simulation Modeling and Analysis, 9.5). */
const batches = 50;
/** So many events are done in less than a tenth of a second. */
const mostEvents = 60_000;
/** Parts of a tree that are looked at while one event is simulated. */
const partsAnEvent = 2000;
const mostYears = 20_000;

/** As many years as are done quickly, by how much happens in one of them and how large the trees are; at least one. */
function yearsFor({ incidents, promised }: Model): number {
  const events = incidents.reduce((sum, { perYear, down }) => sum + perYear * (down ? 2 : 1), 1);
  const size = ({ of }: Gate): number => of.reduce((sum, part) => sum + ('of' in part ? size(part) : 1), 0);
  const parts = promised.reduce((sum, { gate }) => sum + size(gate), 0);
  return Math.max(1, Math.min(mostYears, Math.floor(mostEvents / events / (1 + parts / partsAnEvent))));
}

/**
 * Lives through so many years: elements fail and are repaired, each capability stops while its tree does not work and while an interruption
 * is under way, and what overlaps counts once. All times between are exponential, lengths of interruptions triangular over their range.
 */
export function simulate(model: Model, failoverFails: number, seed: number, years = yearsFor(model)): Simulation {
  const random = randomFrom(seed);
  const { promised } = model;
  const span = (years / batches) * year;
  const shares = promised.map((): number[] => []);
  const life = alive(model, failoverFails, random);
  for (let batch = 0; batch < batches; batch += 1) {
    const down = life.until((batch + 1) * span);
    down.forEach((ms, index) => {
      shares[index]!.push(ms / span);
    });
  }
  return {
    seed,
    years,
    capabilities: promised.map(({ name }, index) => ({ capability: name, ...meanAndError(shares[index]!) })),
  };
}

function meanAndError(values: readonly number[]) {
  const down = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - down) ** 2, 0);
  return { down, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** What comes by chance: an incident, or a common cause. */
type Coming = { readonly incident: Incident } | { readonly repair: number };

function alive({ promised, incidents, causes, fencing, operator }: Model, failoverFails: number, random: Random) {
  const coming: Coming[] = [
    ...incidents.map((incident) => ({ incident })),
    ...causes.map(({ rate }) => ({ repair: rate.repair })),
  ];
  const rates = [...incidents.map(({ perYear }) => perYear), ...causes.map(({ rate }) => rate.perYear)];
  const pick = picker(rates);
  const total = rates.reduce((sum, rate) => sum + rate, 0);
  /** Incidents that keep their element down, and when that is repaired. */
  const repairs = new Map<Incident, number>();
  const failed = new Map<Element, number>();
  /** What does not work, by what is down: mostly it is the same few things. */
  const seen = new Map<string, readonly boolean[]>();
  let broken: readonly boolean[] = promised.map(() => false);
  const interrupted = promised.map(() => 0);
  const lost = promised.map(() => 0);
  let now = 0;
  let next = exponential(random, year / total);
  /** Counts what is down until then. */
  const pass = (then: number): void => {
    for (let index = 0; index < promised.length; index += 1)
      lost[index]! += broken[index] ? then - now : Math.max(0, Math.min(then, interrupted[index]!) - now);
    now = then;
  };
  const look = (): void => {
    const key = [...failed.keys()]
      .map(({ index }) => index)
      .sort((one, other) => one - other)
      .join();
    const states = seen.get(key) ?? brokenBy(new Set(failed.keys()));
    seen.set(key, states);
    broken = states;
  };
  const brokenBy = (gone: ReadonlySet<Element>) => promised.map(({ gate }) => !works(gate, gone));
  const interrupt = (index: number, length: number): void => {
    interrupted[index] = Math.max(interrupted[index]!, now + length);
  };
  const strike = (incident: Incident): void => {
    const { down } = incident;
    // What is down does not fail again in the same way.
    if (repairs.has(incident)) return;
    const already = down !== undefined && failed.has(down.element);
    if (down) {
      repairs.set(incident, now + exponential(random, down.repair));
      failed.set(down.element, (failed.get(down.element) ?? 0) + 1);
      look();
    }
    if (already) return;
    const happened = drawn(incident.cases, random);
    const luck = random();
    const stuck = happened.fences && !proven(incident);
    const fails = random() < failoverFails;
    const helped = exponential(random, operator);
    promised.forEach((one, index) => {
      if (broken[index]) return;
      const length = happened.lengths.get(one.name)!;
      if (isEndless(length) || (stuck && one.fenced) || (fails && isFailover(length))) interrupt(index, helped);
      else interrupt(index, triangular(length, luck));
    });
  };
  /** Whether the one that held what is fenced for can be proven off now. */
  const proven = ({ hosts }: Incident): boolean =>
    works(fencing(hosts[Math.floor(random() * hosts.length)]!), new Set(failed.keys()));
  const mend = (incident: Incident): void => {
    repairs.delete(incident);
    const { element } = incident.down!;
    const left = failed.get(element)! - 1;
    if (left > 0) failed.set(element, left);
    else failed.delete(element);
    look();
  };
  return {
    /** Ms for which each capability was down, since the last time until then. */
    until: (end: number): number[] => {
      for (;;) {
        let first: Incident | undefined;
        let then = next;
        for (const [incident, at] of repairs) if (at < then) [first, then] = [incident, at];
        if (then > end) break;
        pass(then);
        if (first) mend(first);
        else {
          next = now + exponential(random, year / total);
          const one = coming[pick(random)]!;
          if ('incident' in one) strike(one.incident);
          else {
            const length = exponential(random, one.repair);
            promised.forEach((_, index) => {
              interrupt(index, length);
            });
          }
        }
      }
      pass(end);
      return lost.splice(0, lost.length, ...promised.map(() => 0));
    },
  };
}

/** One of them, by its share of all rates. */
function picker(rates: readonly number[]): (random: Random) => number {
  let sum = 0;
  const ends = rates.map((rate) => {
    sum += rate;
    return sum;
  });
  return (random) => {
    const wanted = random() * sum;
    return howMany(ends.length, (index) => ends[index]! <= wanted);
  };
}

function drawn(cases: readonly Case[], random: Random): Case {
  let left = random();
  for (const one of cases) {
    left -= one.chance;
    if (left < 0) return one;
  }
  return cases.at(-1)!;
}

/** The length that as much of a triangular distribution lies below as `luck` says. */
function triangular({ best, expected, worst }: Range, luck: number): number {
  const width = worst - best;
  if (width === 0) return worst;
  const peak = (expected - best) / width;
  if (luck < peak) return best + Math.sqrt(luck * width * (expected - best));
  return worst - Math.sqrt((1 - luck) * width * (worst - expected));
}
