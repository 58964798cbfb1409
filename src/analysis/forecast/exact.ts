import type { Element } from '../structure.ts';
import { waysOf } from './incidents.ts';
import { bears, type Incident, type Model, type Promised } from './model.ts';
import { year } from './rates.ts';

/**
 * `together`: so much is down at once that it stops until repair · `failover`: a failure that is survived interrupts it ·
 * `failover-fails`: or does not, and an operator ends it · `unproven`: nobody can prove the dead host off ·
 * `nobody-else`: nothing stands in for what hangs · `common`: a cause that all hosts have in common.
 */
export type Why = 'together' | 'failover' | 'failover-fails' | 'unproven' | 'nobody-else' | 'common';

/** A part of what a capability is down for. */
export interface Contribution {
  readonly why: Why;
  /** Where it is one: what befell it. */
  readonly cause?: Incident['cause'];
  /** The daemon, where it is one's. */
  readonly service?: string;
  /** What is down at once, as kind and name; none of it for larger sets than two. */
  readonly elements?: readonly Pick<Element, 'kind' | 'name'>[];
  /** Minutes a year. */
  readonly minutes: number;
}

/** How available a capability will be. */
export interface Exact {
  readonly capability: string;
  /** Share of the time, 0 to 1, for which it is down. */
  readonly down: number;
  /** False where the structure was too large, and what is told of it are its cut sets of one and two. */
  readonly exact: boolean;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
}

const minutesAYear = year / 60_000;

/**
 * The availability of each capability of a model. What hosts and domains decide is exact; interruptions come independently of it, so that the
 * chance that none is under way is exp(−Σ rate × mean length) (a queue with infinitely many servers: Takács, 1962). That both at once are
 * not independent where one element causes both is of second order, and within the error of the simulation beside it.
 */
export function exactly(model: Model, failoverFails: number): Exact[] {
  return model.promised.map((promised) => {
    const parts = new Map<string, Contribution>();
    const add: Add = (one, share) => {
      if (share <= 0) return;
      const names = (one.elements ?? []).map(({ kind, name }) => `${kind} ${name}`);
      const key = [one.why, one.cause, one.service, ...names].join('\n');
      parts.set(key, { ...one, minutes: (parts.get(key)?.minutes ?? 0) + share * minutesAYear });
    };
    return {
      capability: promised.name,
      ...added(model, promised, failoverFails, add),
      contributions: [...parts.values()].sort((one, other) => other.minutes - one.minutes),
    };
  });
}

/** Share of the time for which all of the control plane does not work, and nothing of what it is made of. */
export function downOf(model: Model, failoverFails: number): number {
  return added(model, model.promised[0]!, failoverFails, () => {}).down;
}

function added(model: Model, promised: Promised, failoverFails: number, add: Add): Pick<Exact, 'down' | 'exact'> {
  const { together, exact } = addTogether(promised, model, add);
  let load = 0;
  for (const { why, share } of passing(model, promised, failoverFails, unproven(model))) {
    add(why, share);
    load += share;
  }
  return { down: 1 - (1 - together) * Math.exp(-load), exact };
}

type Add = (one: Omit<Contribution, 'minutes'>, share: number) => void;

/** Share of the time for which so much is down that a capability does not work, told by its cut sets. */
function addTogether({ gate, cuts }: Promised, { downOf, diagramOf }: Model, add: Add) {
  const sets = [
    ...[...cuts.singles].map((element) => ({ elements: [element], share: downOf(element) })),
    ...cuts.pairs.map((pair) => ({ elements: [...pair], share: downOf(pair[0]) * downOf(pair[1]) })),
  ];
  const diagram = diagramOf(gate);
  const together = diagram
    ? diagram.fails(downOf)
    : 1 - sets.reduce((left, { share }) => left * (1 - share), cuts.broken ? 0 : 1);
  const sum = sets.reduce((total, { share }) => total + share, 0);
  // Sets that share elements overlap; what they leave over are sets of three and more.
  const scale = Math.min(1, sum > 0 ? together / sum : 1);
  for (const { elements, share } of sets)
    add({ why: 'together', elements: elements.map(({ kind, name }) => ({ kind, name })) }, share * scale);
  const rest = together - sum * scale;
  // Less than this is rounding.
  if (rest > together * 1e-9) add({ why: 'together' }, rest);
  return { together, exact: diagram !== undefined };
}

interface Passed {
  readonly why: Omit<Contribution, 'minutes'>;
  readonly share: number;
}

/** What passes, as shares of the time: interruptions by what a capability bears, those that an operator must end, and common causes. */
function passing(
  { incidents, causes, downOf, operator }: Model,
  promised: Promised,
  failoverFails: number,
  stuckOf: (incident: Incident) => number,
): Passed[] {
  const endless = operator / year;
  return [
    ...incidents
      .filter((incident) => bears(promised, incident))
      .flatMap((incident) => {
        const { cause, part, down, perYear, cases } = incident;
        const about = { cause, ...(part && cause !== 'link' ? { service: part } : {}) };
        const often = perYear * (down ? 1 - downOf(down.element) : 1);
        return waysOf(cases, promised.name).flatMap(({ chance, fences, endless: reason, failover, mean }): Passed[] => {
          const rate = often * chance;
          if (reason) return [{ why: { why: reason, ...about }, share: rate * endless }];
          const stuck = fences && promised.fenced ? stuckOf(incident) : 0;
          const fails = failover ? (1 - stuck) * failoverFails : 0;
          return [
            { why: { why: 'failover', ...about }, share: (rate * (1 - stuck - fails) * mean) / year },
            { why: { why: 'failover-fails' }, share: rate * fails * endless },
            { why: { why: 'unproven' }, share: rate * stuck * endless },
          ];
        });
      }),
    ...causes.map(({ cause, rate }) => ({
      why: { why: 'common' as const, cause },
      share: (rate.perYear * rate.repair) / year,
    })),
  ];
}

/** Chance that a host that an incident hits cannot be proven off, for what that takes is down as well. */
function unproven({ fencing, downOf, diagramOf }: Model): (incident: Incident) => number {
  const downWith = (gone: Element | undefined) => (element: Element) => (element === gone ? 1 : downOf(element));
  return ({ hosts, down }) => {
    // What cannot be told is taken for the worst.
    const shares = hosts.map((host) => diagramOf(fencing(host))?.fails(downWith(down?.element)) ?? 1);
    return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
  };
}
