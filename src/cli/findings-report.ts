import type { ToldFinding } from '../analysis/accept.ts';
import type { Path } from '../cloud/source.ts';
import type { Place } from '../util/errors.ts';

/** Findings as a command shows them, whatever it looked at. */
export interface FindingsReport {
  /** What was looked at: the name of a cloud, or where configurations come from. */
  readonly about: string;
  readonly findings: readonly ShownFinding[];
}

/** With its place in a file, and its path as it is written in an acceptance: hosts.ctl3. */
export type ShownFinding = Omit<ToldFinding, 'at'> & { readonly at?: string };

/** What is told first: what counts before what is accepted, errors before advice. */
const severities = ['error', 'warning', 'advice'] as const;

/** A report of findings, worst first; `placeOf` finds what is declared in the cloud file. */
export function findingsReport(
  about: string,
  findings: readonly ToldFinding[],
  placeOf?: (path: Path) => Place,
): FindingsReport {
  const rank = ({ accepted, severity }: ToldFinding) =>
    (accepted ? severities.length : 0) + severities.indexOf(severity);
  return {
    about,
    findings: findings
      .toSorted((one, other) => rank(one) - rank(other))
      .map(({ at, where, ...finding }) => {
        const place = where ?? (at && placeOf?.(at));
        return { ...finding, ...(at ? { at: at.join('.') } : {}), ...(place ? { where: place } : {}) };
      }),
  };
}

/** The findings of one severity that are not accepted. */
export function counting({ findings }: FindingsReport, severity: ToldFinding['severity']): readonly ShownFinding[] {
  return findings.filter((one) => one.severity === severity && !one.accepted);
}

/** 1: there are errors · 2: there are warnings, and `strict` asks for them · else 0. What is accepted does not count. */
export function exitOf(report: FindingsReport, strict: boolean): number {
  if (counting(report, 'error').length > 0) return 1;
  return strict && counting(report, 'warning').length > 0 ? 2 : 0;
}
