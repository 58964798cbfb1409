import stringWidth from 'fast-string-width';
import type { Contribution } from '../../analysis/forecast/exact.ts';
import type { Forecast, Forecasted } from '../../analysis/forecast/forecast.ts';
import { controlPlane } from '../../analysis/forecast/incidents.ts';
import { undeclared } from '../../analysis/forecast/undeclared.ts';
import { text } from '../../locale/text.ts';
import { keptText, lines, percent } from './availability-table.ts';
import { indented, padded } from './columns.ts';
import { paint } from './paint.ts';

/** What `forecast` found out. */
export interface ForecastReport extends Forecast {
  readonly cloud: string;
}

/** Reasons that are told by name; the rest is one line. */
const mostReasons = 8;
const barWidth = 20;

/** A table of capabilities, what the control plane is down for, single instances, and what buys the next nine. */
export function forecastText(report: ForecastReport): string {
  const words = text().forecast;
  const [whole] = report.capabilities;
  const { years, seed } = report.simulation;
  const { chance, prior, succeeded, failed } = report.failover;
  return [
    ...table(report),
    paint('dim', words.simulated(years, seed)),
    report.capabilities.every(({ exact }) => exact) ? paint('dim', words.exact) : paint('yellow', words.bound),
    '',
    paint('dim', words.why),
    ...bars(whole!.contributions, whole!.minutes),
    '',
    words.failoverChance(chance * 100, prior * 100, succeeded, failed),
    instancesText(report),
    '',
    ...nextText(report),
  ].join('\n');
}

function table({ capabilities, objective }: ForecastReport): string[] {
  const { heads, length, plusMinus } = text().forecast;
  const rows = capabilities.map((one) => [
    nameOf(one),
    `${percent(one.availability)} %`,
    Number.isFinite(one.nines) ? one.nines.toFixed(1) : '∞',
    length(one.minutes),
    plusMinus(length(one.simulated.minutes), length(one.simulated.error)),
    ...(objective === undefined ? [] : [keptText(one.kept, objective)]),
  ]);
  const titles = [
    '',
    heads.availability,
    heads.nines,
    heads.down,
    heads.simulated,
    ...(objective === undefined ? [] : [heads.objective]),
  ];
  return lines(titles, rows);
}

function nameOf({ capability }: Forecasted): string {
  return capability === controlPlane ? text().forecast.controlPlane : capability;
}

/** What something is down for, as bars; what says the same is one line. */
function bars(contributions: readonly Contribution[], total: number): string[] {
  const words = text().forecast;
  const lines = alike(contributions);
  const shown = lines.slice(0, mostReasons);
  const rest = lines.slice(mostReasons).reduce((sum, { minutes }) => sum + minutes, 0);
  const all = [...shown, ...(rest > 0 ? [{ label: words.rest, minutes: rest }] : [])];
  return all.map(({ label, minutes }) => {
    const cells = Math.max(1, Math.round((minutes / Math.max(total, minutes)) * barWidth));
    return `  ${'█'.repeat(cells).padEnd(barWidth)}  ${indented(words.length(minutes), 8)}  ${label}`;
  });
}

interface Line {
  readonly label: string;
  readonly minutes: number;
}

function alike(contributions: readonly Contribution[]): Line[] {
  const groups = new Map<string, Contribution[]>();
  for (const one of contributions) {
    const { why, cause, service, elements = [] } = one;
    const kinds =
      elements.length === 1
        ? elements.map(({ kind, name }) => `${kind} ${name}`)
        : elements.map(({ kind }) => kind).sort();
    const key = JSON.stringify([why, cause, why === 'nobody-else' ? service : '', kinds]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()]
    .map((some) => ({ label: labelOf(some), minutes: some.reduce((sum, { minutes }) => sum + minutes, 0) }))
    .sort((one, other) => other.minutes - one.minutes);
}

/** What several contributions that are alike have in common. */
function labelOf(some: readonly Contribution[]): string {
  const words = text().forecast;
  const [{ why, cause, service, elements = [] }] = some as [Contribution];
  const reason = cause ? words.causes[cause] : '';
  switch (why) {
    case 'together':
      return togetherText(elements, some.length);
    case 'failover':
      return words.failover(reason);
    case 'failover-fails':
      return words.failoverFails;
    case 'unproven':
      return words.unproven;
    case 'nobody-else':
      return words.nobodyElse(service ? words.ofService(reason, service) : reason);
    default:
      return reason;
  }
}

function togetherText(elements: NonNullable<Contribution['elements']>, count: number): string {
  const { forecast: words, analysis } = text();
  const [one, other] = elements;
  if (!one) return words.together.more;
  if (!other)
    return one.name === undeclared
      ? words.together.undeclared(analysis.kind(one.kind))
      : analysis.failure(one.kind, one.name);
  const told =
    count === 1
      ? elements.map(({ kind, name }) => analysis.element(kind, name))
      : elements.map(({ kind }) => analysis.kind(kind));
  return words.together.pairs(told[0]!, told[1]!, count);
}

function instancesText({ instances }: ForecastReport): string {
  const words = text().forecast;
  if (!instances) return words.noInstances;
  const { down, causes } = instances;
  const told = causes.slice(0, 3).map(({ cause, minutes }) => `${words.causes[cause]} ${words.length(minutes)}`);
  const minutes = causes.reduce((sum, one) => sum + one.minutes, 0);
  return words.instances(percent((1 - down.mean) * 100), minutes, percent((1 - down.worst) * 100), told.join(', '));
}

function nextText({ next: { nines, changes, down, reached, left, alone } }: ForecastReport): string[] {
  const words = text().forecast;
  const minutes = (share: number) => share * 525_960;
  const names = changes.map((id) => words.changes[id]).join(words.and);
  const width = Math.max(0, ...Object.values(words.costs).map((one) => stringWidth(one)));
  return [
    paint('dim', words.next(nines, minutes(10 ** -nines))),
    `  ${reached ? words.buys(names, minutes(down)) : words.outOfReach(minutes(down))}`,
    ...(reached ? [] : bars(left.slice(0, 3), minutes(down))),
    '',
    paint('dim', words.alone),
    ...alone.map(
      ({ change, costs, saves }) =>
        `  ${padded(words.costs[costs], width)}  ${words.changes[change]}: ${words.saves(saves)}`,
    ),
  ];
}
