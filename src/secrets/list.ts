import { certificateOf } from './certificate.ts';
import { authority } from './due.ts';
import type { SecretSpec } from './secret.ts';
import type { Kept } from './vault.ts';

/** What may be told of a secret: everything but its value. Times in ISO 8601. */
export interface SecretFacts {
  readonly name: string;
  readonly kind: SecretSpec['kind'];
  /** When it was made or given; absent while it has no value. */
  readonly made?: string;
  /** When its certificate ends. */
  readonly until?: string;
  /** Services that use it. */
  readonly usedBy: readonly string[];
}

/** The secrets of a cloud by name, those without a value too. */
export function secretFacts(
  specs: readonly SecretSpec[],
  kept: Kept,
  users: ReadonlyMap<string, readonly string[]>,
): SecretFacts[] {
  return specs
    .map(({ name, kind }): SecretFacts => {
      const found = kept[name];
      const certificate =
        found && (kind === 'certificate' || name === authority) ? certificateOf(found.value) : undefined;
      return {
        name,
        kind,
        ...(found ? { made: found.made } : {}),
        ...(certificate ? { until: new Date(certificate.until).toISOString() } : {}),
        usedBy: users.get(name) ?? [],
      };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
