/** What is wrong by name, as of one look. Severity decides the roll-up: error is HEALTH_ERR, warning is HEALTH_WARN. */
export interface Condition {
  /** Stable health code, such as GALERA_MEMBER_DOWN. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly service: string;
  readonly host?: string;
  readonly what: string;
}
