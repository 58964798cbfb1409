import { text } from '../../locale/text.ts';
import { outcomeSigns } from '../headline.ts';
import type { CanarySummary, Latency, Verdict } from '../verdict.ts';
import { chronicle } from './chronicle.ts';
import { type Markup, markup, type Part } from './markup.ts';
import type { Report, Track } from './report.ts';

export function checksTable({ checks }: Verdict): Markup {
  const { columns } = text().report;
  const { outcome: names } = text().drill.result;
  return table(
    ['', columns.check, columns.reason],
    checks.map(({ checker, outcome, reason }) => [
      markup`<span class="sign ${outcome}" role="img" aria-label="${names[outcome]}">${outcomeSigns[outcome]}</span>`,
      markup`<code>${checker}</code>`,
      reason,
    ]),
    'checks',
  );
}

/** What each canary met, in figures. Below it what was said to those that were refused. */
export function canariesTable({ tracks }: Report): Markup {
  const { columns, canary, errors } = text().report;
  const shown = tracks.flatMap(({ summary }) => summary ?? []);
  const refused = tracks.filter((track) => track.errors.length > 0);
  const heads = ['requests', 'lost', 'delayed', 'firstFailed', 'firstGood', 'longest', 'settled'] as const;
  return markup`<div class="wide"><table class="figures"><thead>
<tr><th rowspan="2" scope="col">${columns.canary}</th>${heads.map((head) => markup`<th rowspan="2" scope="col">${columns[head]}</th>`)}<th colspan="3" scope="colgroup">${columns.latency}</th></tr>
<tr>${parts.map((part) => markup`<th scope="col">${columns[part]}</th>`)}</tr></thead><tbody>
${shown.map((one) => markup`<tr><th scope="row">${canary(one.canary)}</th>${figures(one).map((figure) => markup`<td>${figure}</td>`)}</tr>`)}
</tbody></table></div>
${refused.map((track) => markup`<p class="note">${errors(canary(track.canary), errorsText(track))}</p>`)}`;
}

const parts = ['before', 'during', 'after'] as const;

function figures({
  requests,
  lost,
  delayed,
  firstFailed,
  firstGood,
  longest,
  settled,
  latency,
}: CanarySummary): Part[] {
  const { moment, duration } = text().report;
  const when = (ms: number | undefined) => (ms === undefined ? '–' : moment(ms, 1));
  return [
    requests,
    lost,
    delayed,
    when(firstFailed),
    when(firstGood),
    longest === 0 ? '–' : duration(longest),
    when(settled),
    ...parts.map((part) => latencyText(latency[part])),
  ];
}

function latencyText(latency: Latency | undefined): string {
  return latency ? [latency.p50, latency.p95, latency.p99].map((ms) => Math.round(ms)).join(' / ') : '–';
}

/** Servers may say a different thing each time. */
const mostErrors = 5;

function errorsText({ errors }: Track): string {
  const told = errors.slice(0, mostErrors).map(({ error, requests }) => `${error} × ${requests}`);
  const more = errors.length - told.length;
  return [...told, ...(more > 0 ? [text().report.more(more)] : [])].join(' · ');
}

export function eventsTable(report: Report): Markup {
  const { columns, moment } = text().report;
  return table(
    [columns.time, columns.what, columns.detail],
    chronicle(report).map(({ at, until, what, detail }) => [
      until === undefined ? moment(at, 1) : `${moment(at, 1)} – ${moment(until, 1)}`,
      what,
      detail,
    ]),
    'events',
  );
}

export function environmentList({ run }: Report): Markup {
  const words = text().report.environment;
  const { duration, canary } = text().report;
  const { cloud, revision, quorate, fault, lab, objectives, startedAt, endedAt } = run;
  const rows: [string, string][] = [
    [words.cloud, cloud],
    [words.revision, revision],
    [words.quorate, quorate],
    [words.class, fault.class],
    [words.lab, words.labSettings(lab.bmcLatency, lab.post)],
    [
      words.objectives,
      Object.entries(objectives.interruption)
        .map(([name, ms]) => `${name} ${duration(ms)}`)
        .join(' · '),
    ],
    [words.dataLoss, words.loss[objectives.dataLoss] ?? objectives.dataLoss],
    ...(objectives.availability === undefined
      ? []
      : [[words.availability, `${objectives.availability} %`] satisfies [string, string]]),
    [words.paces, run.canaries.map((one) => words.pace(canary(one.canary), one.intervalMs, one.timeoutMs)).join(' · ')],
    [words.started, new Date(startedAt).toISOString()],
    [words.ended, new Date(endedAt).toISOString()],
  ];
  return markup`<dl>${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function table(heads: readonly string[], rows: readonly (readonly Part[])[], kind: string): Markup {
  return markup`<table class="${kind}"><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>
${rows.map((cells) => markup`<tr>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`)}</tbody></table>`;
}
