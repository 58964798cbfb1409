import type { Cloud, FailureName, MishapName } from '../../cloud/cloud.ts';

const minute = 60_000;
const hour = 60 * minute;
/** A Julian year, in ms. */
export const year = 365.25 * 24 * hour;

/** How often a year, and how many ms until it serves again as a rule. */
export interface Rate {
  readonly perYear: number;
  readonly repair: number;
}

/** What a forecast assumes. */
export interface Rates {
  /** Of one host, one link, one domain or one network; common causes of the whole cloud. */
  readonly failures: Readonly<Record<FailureName, Rate>>;
  /** A year, of one daemon on one host. */
  readonly mishaps: Readonly<Record<MishapName, number>>;
  /** Chance that a failover does not succeed by itself, before any drill was seen. */
  readonly failoverFails: number;
  /** Ms until an operator has ended what does not end by itself. */
  readonly operator: number;
}

/**
 * Each can be replaced in the file, under `forecast`. Where a figure has a source it is named; all else is our own judgement, and
 * docs/guide/forecast.md says so beside each.
 */
const failures: Readonly<Record<FailureName, Rate>> = {
  // 1,000 crashes a year among 1,800 machines (Dean, Google I/O 2008); it boots, and its services start: our judgement.
  'host-crash': { perYear: 0.5, repair: 5 * minute },
  // 8 % of servers have a hardware incident a year (Vishwanath, Nagappan, SoCC 2010); a part by the next day: our judgement.
  'host-hardware': { perYear: 0.08, repair: 24 * hour },
  // A cable, an optic, a port of a card: our judgement.
  link: { perYear: 0.02, repair: 4 * hour },
  // 5 of some 45 racks a year (Dean, LADIS 2009); the time is our judgement, within his 1 to 6 hours.
  rack: { perYear: 0.1, repair: 4 * hour },
  // One power distribution unit a year, of two to four, for 6 hours (Dean, Google I/O 2008).
  power: { perYear: 0.3, repair: 6 * hour },
  // 5 % of top-of-rack switches a year (Gill et al., SIGCOMM 2011), 2 % of all switches in 3 months (Singh et al., CCR 2021); time: our judgement.
  switch: { perYear: 0.08, repair: 4 * hour },
  // New clusters overheat with one in two a year (Dean, 2008); those that have settled, our judgement.
  cooling: { perYear: 0.05, repair: 6 * hour },
  // 53 % had an outage in three years (Uptime Institute 2025), 0.25 a year; that a fifth of them takes all, and for so long: our judgement.
  site: { perYear: 0.05, repair: 4 * hour },
  // 10 % of aggregation switches a year (Gill et al.).
  network: { perYear: 0.1, repair: 4 * hour },
  domain: { perYear: 0.1, repair: 4 * hour },
  // 70 % of outages come from changes (Beyer et al., Site Reliability Engineering, 2016): so many that it is two thirds of these causes.
  'bad-change': { perYear: 0.5, repair: hour },
  // 40 % had a major one in three years (Uptime Institute 2025), 0.17 a year; the time is our judgement.
  'operator-error': { perYear: 0.17, repair: hour },
  // 77 % of organisations (Keyfactor), with 256,000 certificates each: for the few dozen of one cloud, our judgement.
  'expired-certificate': { perYear: 0.05, repair: 2 * hour },
};
/** Our judgement: nobody counts them. */
const mishaps: Readonly<Record<MishapName, number>> = { 'process-crash': 0.5, 'process-hang': 0.1 };
/** Our judgement, on the careful side of the 0.95 to 0.999 that models of redundancy take for coverage (Trivedi, Bobbio, 2017). */
const failoverFails = 0.02;
/** Our judgement: paged, awake, logged in, understood, ended. */
const operator = hour;

/** What is assumed of a cloud: what its file says, else the defaults. A certificate expires only where there are any. */
export function ratesFor({ forecast = {}, tls }: Pick<Cloud, 'forecast' | 'tls'>): Rates {
  const merged = Object.fromEntries(
    Object.entries(failures).map(([name, rate]) => {
      const { 'per-year': perYear = rate.perYear, repair = rate.repair } = forecast[name as FailureName] ?? {};
      return [name, { perYear: name === 'expired-certificate' && tls === 'off' ? 0 : perYear, repair }];
    }),
  ) as Record<FailureName, Rate>;
  const percent = forecast['failover-fails'];
  return {
    failures: merged,
    mishaps: {
      'process-crash': forecast['process-crash']?.['per-year'] ?? mishaps['process-crash'],
      'process-hang': forecast['process-hang']?.['per-year'] ?? mishaps['process-hang'],
    },
    failoverFails: percent === undefined ? failoverFails : percent / 100,
    operator: forecast.operator ?? operator,
  };
}

/** Share of the time that something is down which fails and is repaired in turn. */
export function downShare({ perYear, repair }: Rate): number {
  const load = (perYear * repair) / year;
  return load / (1 + load);
}
