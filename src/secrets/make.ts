import { authority, type Due, dueOf } from './due.ts';
import { newBytes, newKeys, newPassword } from './generate.ts';
import type { SecretSpec } from './secret.ts';
import type { Kept } from './vault.ts';

/** What making depends on: whose secrets they are, and the time in milliseconds since 1970. */
export interface Making {
  readonly cloud: string;
  readonly now: number;
}

/** Everything that is due, made. The operator's own are left out. `told` hears of each and why. */
export async function makeDue(
  specs: readonly SecretSpec[],
  kept: Kept,
  making: Making,
  told: (name: string, due: Due) => void,
): Promise<Kept> {
  let all = kept;
  // The authority first: what it signs asks for it.
  for (const spec of specs.toSorted(
    (one, other) => Number(other.name === authority) - Number(one.name === authority),
  )) {
    const due = dueOf(spec, all, making.now);
    if (!due || spec.kind === 'given') continue;
    all = withValue(all, spec.name, await makeSecret(spec, all, making), making.now);
    told(spec.name, due);
  }
  return all;
}

/** A fresh value. */
export async function makeSecret(
  spec: Exclude<SecretSpec, { kind: 'given' }>,
  kept: Kept,
  { cloud, now }: Making,
): Promise<string> {
  switch (spec.kind) {
    case 'password':
      return newPassword();
    case 'bytes':
      return newBytes();
    case 'keys':
      return newKeys();
    case 'authority':
      return (await import('./authority.ts')).newAuthority(cloud, now);
    case 'certificate':
      return (await import('./authority.ts')).newCertificate(kept[authority]!.value, spec.names, now);
  }
}

export function withValue(kept: Kept, name: string, value: string, now: number): Kept {
  return { ...kept, [name]: { value, made: new Date(now).toISOString() } };
}
