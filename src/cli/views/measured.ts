import type { Measured } from '../../health/measured.ts';
import { text } from '../../locale/text.ts';
import { keptText, lines, percent } from './availability-table.ts';
import { paint } from './paint.ts';

/** What `forecast --measured` found out. */
export interface MeasuredReport {
  readonly cloud: string;
  /** Percent, as the file asks for it. */
  readonly objective?: number;
  readonly capabilities: readonly (Measured & { readonly kept?: boolean })[];
}

/** Capabilities with the time that was seen of them, and what of it they were down for. */
export function measuredText({ capabilities, objective }: MeasuredReport): string {
  const { length, measured: words } = text().forecast;
  if (capabilities.length === 0) return words.nothing;
  const minutes = (ms: number) => (ms === 0 ? '–' : length(ms / 60_000));
  const share = (value: number | undefined) => (value === undefined ? '–' : `${percent(value)} %`);
  const rows = capabilities.map((one) => [
    one.capability,
    share(one.agreed),
    share(one.availability),
    minutes(one.observed),
    minutes(one.unknown),
    one.outages === 0 ? '–' : words.outages(one.outages, length(one.unplanned / 60_000)),
    minutes(one.longest),
    minutes(one.planned),
    ...(objective === undefined ? [] : [keptText(one.kept, objective)]),
  ]);
  const { heads } = words;
  const titles = [
    '',
    heads.agreed,
    heads.availability,
    heads.observed,
    heads.unknown,
    heads.unplanned,
    heads.longest,
    heads.planned,
    ...(objective === undefined ? [] : [text().forecast.heads.objective]),
  ];
  return [...lines(titles, rows), paint('dim', words.explained)].join('\n');
}
