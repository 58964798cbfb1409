import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'fast-string-width';
import { headline, injection, outcomeSigns } from '../../drill/headline.ts';
import { exceeds } from '../../drill/prediction.ts';
import type { CanarySummary, Latencies, Verdict } from '../../drill/verdict.ts';
import { text } from '../../locale/text.ts';
import { paint } from './paint.ts';

/** The result of a drill: what users noticed, who was fenced, what was checked, and the verdict against the objective. */
export function verdictText(verdict: Verdict): string {
  const words = text().drill.result;
  const rows: [string, string][] = [
    [words.injected, injection(verdict)],
    ...verdict.canaries.flatMap((one): [string, string][] => canaryRows(one)),
    ...(verdict.writes
      ? [[words.writes, words.writesKept(verdict.writes.acknowledged, verdict.writes.lost)] satisfies [string, string]]
      : []),
    ...messageRows(verdict),
    ...ownerRows(verdict),
    ...(verdict.injectedAt === undefined ? [] : fencedRows(verdict)),
    ...verdict.checks.map(({ checker, outcome, reason }, index): [string, string] => [
      index === 0 ? words.checks : '',
      `${outcomeSigns[outcome]} ${checker}: ${reason}`,
    ]),
    [words.verdict, verdictLine(verdict)],
  ];
  const width = Math.max(...rows.map(([label]) => stringWidth(label))) + 2;
  return rows.map(([label, content]) => `${label}${' '.repeat(width - stringWidth(label))}${content}`).join('\n');
}

/** The same without colours, for summary.txt. */
export function summaryText(verdict: Verdict): string {
  return stripVTControlCharacters(verdictText(verdict));
}

const colours = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;

function canaryRows({
  canary,
  requests,
  lost,
  delayed,
  firstFailed,
  firstGood,
  settled,
  backToBaseline,
  longest,
  latency,
  predicted,
}: CanarySummary): [string, string][] {
  const words = text().drill.result;
  const when =
    firstFailed === undefined
      ? words.noInterruption
      : [
          words.firstFailed(firstFailed),
          firstGood === undefined ? words.neverAgain : words.firstGood(firstGood),
          words.longest(longest),
        ].join(' · ');
  return [
    [text().drill.canaries[canary], when],
    [
      '',
      [
        words.requests(requests, lost, delayed),
        ...(settled === undefined ? [] : [words.settled(settled)]),
        ...(backToBaseline === undefined ? [] : [words.back(backToBaseline)]),
      ].join(' · '),
    ],
    ...(predicted ? [['', predictedText(predicted, longest)] satisfies [string, string]] : []),
    ['', `${words.latency.title}: ${latencyText(latency)}`],
  ];
}

function predictedText(predicted: NonNullable<CanarySummary['predicted']>, longest: number): string {
  const { timing, drill } = text();
  const { length, never } = predicted;
  if (!length) return drill.result.predicted(timing.endless(timing.never[never!]));
  const said = length.worst === 0 ? timing.unnoticed : timing.length(length.best, length.expected, length.worst);
  return drill.result.predicted(exceeds(longest, predicted) ? `${said} · ${timing.outside}` : said);
}

function latencyText(latency: Latencies): string {
  const words = text().drill.result.latency;
  return (['before', 'during', 'after'] as const)
    .flatMap((part) => {
      const { p50, p95, p99 } = latency[part] ?? {};
      return p50 === undefined ? [] : [words[part]([p50, p95!, p99!].map(Math.round).join('/'))];
    })
    .join(' · ');
}

function messageRows({ messages }: Verdict): [string, string][] {
  const words = text().drill.result;
  return messages ? [[words.messages, words.messagesKept(messages.confirmed, messages.lost, messages.repeated)]] : [];
}

function ownerRows({ owners = [] }: Verdict): [string, string][] {
  const words = text().drill.result;
  return owners.map(({ address, turns, silent }, index) => [
    index === 0 ? words.owners : '',
    words.ownersLine(address, turns, silent),
  ]);
}

function fencedRows({ fencing }: Verdict): [string, string][] {
  const words = text().drill.result;
  if (fencing.length === 0) return [[words.fenced, words.nobody]];
  return fencing.map(({ host, by, at, ms, level }, index) => [
    index === 0 ? words.fenced : '',
    words.fencedLine(host, by, at, level, ms),
  ]);
}

function verdictLine(verdict: Verdict): string {
  const { outcome } = verdict;
  const name = paint('bold', paint(colours[outcome], text().drill.result.outcome[outcome]));
  return [name, headline(verdict)].filter(Boolean).join('  ');
}
