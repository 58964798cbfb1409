import type { HealthCode } from '../util/health-codes.ts';

/** What is wrong by name, as of one look. Severity decides the roll-up: error is HEALTH_ERR, warning is HEALTH_WARN. */
export interface Condition {
  /** Stable health code, such as GALERA_NOT_SYNCED. */
  readonly code: HealthCode;
  readonly severity: 'error' | 'warning';
  readonly service: string;
  /** The host whose member is ill. */
  readonly host?: string;
  /** Hosts that it speaks of where it is no member's own: who is missing, whom a balancer sees as down. */
  readonly about?: readonly string[];
  /** What of the service, where one host can have several: an address, a resource, a proxy. */
  readonly object?: string;
  readonly what: string;
}

/** What one look at one member saw; undefined values were not seen. Never a verdict. */
export type Facts = Readonly<Record<string, string | undefined>>;
