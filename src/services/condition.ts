import type { HealthCode } from '../util/health-codes.ts';

/** What is wrong by name, as of one look. Severity decides the roll-up: error is HEALTH_ERR, warning is HEALTH_WARN. */
export interface Condition {
  /** Stable health code, such as GALERA_MEMBER_DOWN. */
  readonly code: HealthCode;
  readonly severity: 'error' | 'warning';
  readonly service: string;
  readonly host?: string;
  readonly what: string;
}

/** What one look at one member saw; undefined values were not seen. Never a verdict. */
export type Facts = Readonly<Record<string, string | undefined>>;
