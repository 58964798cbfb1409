import stringWidth from 'fast-string-width';
import { codeText } from '../../locale/codes.ts';
import { text } from '../../locale/text.ts';
import { visible } from '../../util/visible.ts';
import { counting, type FindingsReport, type ShownFinding } from '../findings-report.ts';
import type { OutputFormat } from '../options.ts';
import { paint } from './paint.ts';
import { placeText } from './problem.ts';

/** Findings for people: by code, worst first; each with its place and what it means here, then the way out, said once. */
export function findingsText(report: FindingsReport): string {
  const words = text().analysis.findings;
  const open = report.findings.filter(({ accepted }) => !accepted);
  const accepted = report.findings.filter((one) => one.accepted);
  const told = [...byCode(open).flatMap(codeLines), ...accepted.map(acceptedLine)];
  const counts = (['error', 'warning', 'advice'] as const).flatMap((severity) => {
    const { length } = counting(report, severity);
    return length > 0 ? [words.counts[severity](length)] : [];
  });
  if (accepted.length > 0) counts.push(words.counts.accepted(accepted.length));
  if (told.length === 0) return words.none(report.about);
  return [...told, words.total(report.about, counts), paint('dim', words.explain)].join('\n');
}

/** How findings are written for programs other than by JSON and YAML; nothing, where people read them. `strict`: warnings fail, too. */
export async function programsText(
  output: OutputFormat,
): Promise<((report: FindingsReport, strict: boolean) => string) | undefined> {
  if (output === 'sarif') return (await import('./findings-sarif.ts')).findingsSarif;
  if (output === 'junit') return (await import('./findings-junit.ts')).findingsJunit;
  return undefined;
}

/** In the order of the first finding of each code and severity. */
function byCode(findings: readonly ShownFinding[]): ShownFinding[][] {
  const codes = new Map<string, ShownFinding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${finding.code}`;
    const same = codes.get(key);
    if (same) same.push(finding);
    else codes.set(key, [finding]);
  }
  return [...codes.values()];
}

function codeLines(findings: readonly ShownFinding[]): string[] {
  const words = text().analysis.findings;
  const [{ code, severity }] = findings as [ShownFinding];
  const [sign, colour] = signs[severity];
  const places = findings.map(({ where }) => (where ? placeText(where) : ''));
  const width = Math.max(...places.map((place) => stringWidth(place)));
  const remedies = new Set(findings.map(({ remedy }) => remedy));
  return [
    `${paint(colour, `${sign} ${code}`)}  ${paint('bold', codeText(code).title)}`,
    ...findings.flatMap(({ what, expired }, index) => [
      row(places[index]!, width, what),
      ...(expired ? [row('', width, words.expired(expired.until ?? '', expired.because))] : []),
    ]),
    ...[...remedies].map((remedy) => paint('dim', `    ${words.remedy}: ${visible(remedy)}`)),
  ];
}

function row(place: string, width: number, content: string): string {
  const padded = width === 0 ? '' : `${place}${' '.repeat(width - stringWidth(place))}  `;
  return `    ${visible(`${padded}${content}`)}`;
}

function acceptedLine({ code, what, accepted }: ShownFinding): string {
  const { because, until } = accepted!;
  return paint('dim', visible(`– ${code}  ${what} (${text().analysis.findings.accepted(because, until)})`));
}

const signs = { error: ['×', 'red'], warning: ['‼', 'yellow'], advice: ['·', 'cyan'] } as const;
