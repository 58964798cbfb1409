import type { Path } from '../cloud/source.ts';
import type { Place } from '../util/errors.ts';
import type { FindingCode } from '../util/finding-codes/index.ts';

/**
 * `error`: it loses data, or stops users when one thing fails · `warning`: it does so together with something else, or takes longer than
 * asked for · `advice`: it could be better.
 */
export type Severity = 'error' | 'warning' | 'advice';

/** A defect of a design or of a configuration. What a code means, its remedy and its source are with the code. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** In operational terms, one sentence: if rack r1 loses power, sign-in stops until it is back. */
  readonly what: string;
  /** Where it comes from, by its path in the cloud file: what can be accepted by it. */
  readonly at?: Path;
  /** Where it comes from, in a file that was read. */
  readonly where?: Place;
  /** The way out here, where it is more exact than the code's. */
  readonly remedy?: string;
}
