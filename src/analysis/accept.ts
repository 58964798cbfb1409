import type { Acceptance } from '../cloud/cloud.ts';
import type { Path } from '../cloud/source.ts';
import { text } from '../locale/text.ts';
import type { FindingCode } from '../util/finding-codes/index.ts';
import type { Finding } from './finding.ts';

/** A finding, and what the operator said of it: it is lived with, or was until a day that has passed. */
export interface ToldFinding extends Finding {
  readonly accepted?: Pick<Acceptance, 'because' | 'until'>;
  readonly expired?: Pick<Acceptance, 'because' | 'until'>;
}

/**
 * Findings with the acceptances that match them: by code, and by a place that the finding's own is at or below. `today` is a date such as
 * 2027-03-01; after its last day an acceptance hides nothing. One that matches nothing is itself a finding, unless its code is one
 * that was not `looked` for.
 */
export function withAcceptances(
  findings: readonly Finding[],
  accept: readonly Acceptance[],
  today: string,
  looked: (code: FindingCode) => boolean,
): ToldFinding[] {
  const entries = accept.map(({ code, at, because, until }) => ({
    code,
    places: at && new Set(at.map(keyOf)),
    ended: until !== undefined && until < today,
    said: { because, ...(until === undefined ? {} : { until }) },
    used: false,
  }));
  const told = findings.map((finding): ToldFinding => {
    const matching = entries.filter(
      ({ code, places }) =>
        code === finding.code && (!places || around(finding.at ?? []).some((key) => places.has(key))),
    );
    for (const entry of matching) entry.used = true;
    const valid = matching.find(({ ended }) => !ended);
    if (valid) return { ...finding, accepted: valid.said };
    return matching[0] ? { ...finding, expired: matching[0].said } : finding;
  });
  const unused = entries.flatMap(({ code, used }, index): ToldFinding[] => {
    if (used || !looked(code)) return [];
    const [place, ...others] = accept[index]!.at ?? [];
    const at = place && `${keyOf(place)}${others.length > 0 ? ' …' : ''}`;
    return [
      {
        code: 'ACCEPTANCE_UNUSED',
        severity: 'advice',
        what: text().analysis.unused(code, at),
        at: ['accept', index],
      },
    ];
  });
  return [...told, ...unused];
}

/** The place and all that it is in. */
function around(path: Path): string[] {
  return path.map((_, index) => keyOf(path.slice(0, index + 1)));
}

function keyOf(path: Path): string {
  return path.join('.');
}
