import type { Cloud } from '../../cloud/cloud.ts';
import type { Arrangement } from '../../compose/compose.ts';
import { solutionFor } from '../../compose/timers.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { changesWith, failsOf, type Plan } from './changes.ts';
import type { Contribution } from './exact.ts';
import { type FailoverChance, type Failovers, failoverChance } from './failover.ts';
import { type Instances, instancesOf } from './instances.ts';
import { forecaster, type NextNine, nextNine, ninesOf } from './next-nine.ts';
import { type Rates, ratesFor, year } from './rates.ts';
import { type Simulation, simulate } from './simulate.ts';

/** How available a capability will be, a year on average. */
export interface Forecasted {
  readonly capability: string;
  /** Percent of the time. */
  readonly availability: number;
  readonly nines: number;
  /** For which it is down, a year. */
  readonly minutes: number;
  /** What a simulation says of the minutes, and its standard error. */
  readonly simulated: { readonly minutes: number; readonly error: number };
  /** False where the structure was too large, and only its cut sets of one and two are counted. */
  readonly exact: boolean;
  /** Whether `objectives.availability` is kept, where there is one. */
  readonly kept?: boolean;
  /** What it is down for, largest first. */
  readonly contributions: readonly Contribution[];
}

/** What a cloud's availability will be, what limits it, and what buys more. */
export interface Forecast {
  /** The first is the whole control plane: all of them at once. */
  readonly capabilities: readonly Forecasted[];
  /** Percent, as the file asks for it. */
  readonly objective?: number;
  /** An instance by itself; absent where the cloud has no compute hosts. */
  readonly instances?: Instances;
  readonly failover: FailoverChance;
  readonly rates: Rates;
  readonly simulation: Pick<Simulation, 'seed' | 'years'>;
  readonly next: NextNine;
}

const minutesAYear = year / 60_000;

/** The forecast of a cloud; `drills` are those of it that were seen. Pure: the same for the same seed. */
export function forecast(arrangement: Arrangement, drills: Failovers, seed: number): Forecast {
  const { cloud } = arrangement;
  const rates = ratesFor(cloud);
  const { timers, shortest } = solutionFor(cloud);
  const plan: Plan = { cloud: controlOf(arrangement), timers, rates, drills };
  const forecasts = forecaster();
  const exact = forecasts.all(plan);
  const { seed: _, years, capabilities } = simulate(forecasts.model(plan), failsOf(plan), seed);
  const { availability: objective } = cloud.objectives;
  const instances = instancesOf(cloud, rates);
  return {
    capabilities: exact.map(({ capability, down, exact: whole, contributions }, index): Forecasted => {
      const simulated = capabilities[index]!;
      return {
        capability,
        availability: (1 - down) * 100,
        nines: ninesOf(down),
        minutes: down * minutesAYear,
        simulated: { minutes: simulated.down * minutesAYear, error: simulated.error * minutesAYear },
        exact: whole,
        ...(objective === undefined ? {} : { kept: (1 - down) * 100 >= objective }),
        contributions,
      };
    }),
    ...(objective === undefined ? {} : { objective }),
    ...(instances ? { instances } : {}),
    failover: failoverChance(rates.failoverFails, drills),
    rates,
    simulation: { seed, years },
    next: nextNine(plan, changesWith(shortest), forecasts),
  };
}

/** The cloud without the hosts that carry nothing of its control plane. */
function controlOf(arrangement: Arrangement): Cloud {
  const hosts = new Set(capabilitiesOf(arrangement).hosts);
  const { cloud } = arrangement;
  return { ...cloud, hosts: cloud.hosts.filter(({ name }) => hosts.has(name)) };
}
