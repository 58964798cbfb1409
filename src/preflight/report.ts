import type { Check, Finding } from './finding.ts';
import type { FencingProof } from './test-fencing.ts';

/** What `quorate preflight` tells. */
export interface Preflight {
  readonly cloud: string;
  /** Nothing forbids to build here. */
  readonly fit: boolean;
  readonly checks: readonly Check[];
  /** Hosts that were really switched off and on. */
  readonly fencing: readonly FencingProof[];
}

export function preflightOf(cloud: string, checks: readonly Check[], fencing: readonly FencingProof[] = []): Preflight {
  return { cloud, fit: ofSeverity(checks, 'error').length === 0, checks, fencing };
}

/** The check of power switches with what their test found. */
export function withFencing(checks: readonly Check[], found: readonly Finding[]): Check[] {
  return checks.map((check) =>
    check.id === 'fencing' && found.length > 0
      ? { ...check, outcome: 'error', findings: [...check.findings, ...found] }
      : check,
  );
}

export function ofSeverity(checks: readonly Check[], severity: Finding['severity']): Finding[] {
  return checks.flatMap(({ findings }) => findings.filter((one) => one.severity === severity));
}
