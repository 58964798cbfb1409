import { certificateOf, isIssuedBy } from './certificate.ts';
import type { SecretSpec } from './secret.ts';
import type { Kept } from './vault.ts';

/** Why a secret is to be made. Only the operator can give those of the kind `given`. */
export type Due = 'missing' | 'expiring' | 'renamed' | 'foreign';

/** Name of the authority's secret. */
export const authority = 'tls/ca';

/** A certificate with less than this left is renewed: thirty days, in ms. */
const renewMs = 30 * 86_400_000;

/** Whether a secret is to be made, and why. Pure. */
export function dueOf(spec: SecretSpec, kept: Kept, now: number): Due | undefined {
  const value = kept[spec.name]?.value;
  if (value === undefined) return 'missing';
  if (spec.kind !== 'certificate') return undefined;
  const found = certificateOf(value);
  if (!found) return 'missing';
  if (found.until - now < renewMs) return 'expiring';
  const wanted = new Set(spec.names);
  if (found.names.length !== wanted.size || !found.names.every((name) => wanted.has(name))) return 'renamed';
  return isIssuedBy(value, kept[authority]?.value ?? '') ? undefined : 'foreign';
}
