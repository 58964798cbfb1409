import stringWidth from 'fast-string-width';
import { text } from '../../locale/text.ts';
import type { Check, Finding } from '../../preflight/finding.ts';
import { ofSeverity, type Preflight } from '../../preflight/report.ts';
import { padded } from './columns.ts';
import { paint } from './paint.ts';

/** A line per check: sign, question, what was measured; below it what was found. */
export function preflightText({ cloud, checks, fencing }: Preflight): string {
  const words = text().preflight;
  const width = Math.max(...Object.values(words.checks).map((title) => stringWidth(title)));
  const [errors, warnings] = [ofSeverity(checks, 'error').length, ofSeverity(checks, 'warning').length];
  return [
    ...checks.flatMap((check) => [
      `${sign(check.outcome)} ${padded(words.checks[check.id], width)}  ${noteOf(check)}`.trimEnd(),
      ...check.findings.map(findingText),
    ]),
    ...fencing.map(
      ({ host, level, by, ms }) => `${sign('ok')} ${words.fencing.proved(host, level, by, Math.round(ms / 1000))}`,
    ),
    errors > 0 ? words.errors(cloud, errors) : warnings > 0 ? words.warnings(cloud, warnings) : words.fit(cloud),
    ...(errors + warnings > 0 ? [words.explain] : []),
  ].join('\n');
}

function noteOf({ outcome, note, neighbours }: Check): string {
  const words = text().preflight;
  if (outcome === 'skipped') return words.skipped;
  return [note, neighbours === undefined ? undefined : words.sampled(neighbours)].filter(Boolean).join(', ');
}

function findingText({ code, severity, what }: Finding): string {
  return `    ${sign(severity)} ${code}  ${what}`;
}

function sign(outcome: Check['outcome']): string {
  const [character, colour] = signs[outcome];
  return paint(colour, character);
}

const signs = {
  ok: ['√', 'green'],
  warning: ['‼', 'yellow'],
  error: ['×', 'red'],
  skipped: ['–', 'dim'],
} as const;
