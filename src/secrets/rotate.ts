import { text } from '../locale/text.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { nextAuthority, type Stage } from './authority-stages.ts';
import { dueOf } from './due.ts';
import { nextKeys } from './generate.ts';
import { keysIn } from './keys.ts';
import { type Making, makeDue, makeSecret, withValue } from './make.ts';
import type { SecretSpec } from './secret.ts';
import type { SecretsPlace, SecretsWorld } from './store.ts';
import { type Kept, vaultIn } from './vault.ts';

/** What a rotation did: only in the vault. The hosts learn of it from the next apply. */
export interface Rotation {
  readonly rotated: readonly { readonly name: string; readonly stage?: Stage }[];
  /** Matched by a pattern, but not to be made anew, and why. */
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

/**
 * Makes secrets anew. Patterns are names, in which `*` stands for anything. Throws SECRET_UNKNOWN for each pattern that fits none, and
 * SECRET_FIXED when none that fits can be made anew safely.
 */
export async function rotateSecrets(
  { cloud, directory, specs }: SecretsPlace,
  patterns: readonly string[],
  { clock, note }: SecretsWorld,
): Promise<Rotation> {
  const chosen = specs.filter(({ name }) => patterns.some((pattern) => matches(name, pattern)));
  throwProblems(
    patterns
      .filter((pattern) => !specs.some(({ name }) => matches(name, pattern)))
      .map((pattern): Problem => ({ code: 'SECRET_UNKNOWN', what: text().secrets.problems.unknown(cloud, pattern) })),
  );
  const making: Making = { cloud, now: clock.now() };
  const rotated: { name: string; stage?: Stage }[] = [];
  const left: { name: string; why: string }[] = [];
  await vaultIn(directory, note).change(async (found) => {
    let kept = await makeDue(specs, found, making, () => {});
    for (const spec of chosen) {
      const why = refusal(spec, kept, making.now);
      if (why === undefined) {
        const { value, stage } = await anew(spec, kept, making);
        kept = withValue(kept, spec.name, value, making.now);
        rotated.push({ name: spec.name, ...(stage ? { stage } : {}) });
      } else left.push({ name: spec.name, why });
    }
    if (rotated.length === 0) throw new QuorateError({ code: 'SECRET_FIXED', what: left[0]!.name, why: left[0]!.why });
    // What a new authority has to sign is signed with it.
    for (const spec of specs)
      if (
        spec.kind === 'certificate' &&
        dueOf(spec, kept, making.now) &&
        !rotated.some(({ name }) => name === spec.name)
      )
        rotated.push({ name: spec.name });
    return makeDue(specs, kept, making, () => {});
  });
  return { rotated, left };
}

async function anew(spec: SecretSpec, kept: Kept, making: Making): Promise<{ value: string; stage?: Stage }> {
  if (spec.kind === 'authority') return nextAuthority(kept[spec.name]!.value, making);
  if (spec.kind === 'keys') return { value: nextKeys(kept[spec.name]!.value) };
  if (spec.kind === 'given') throw new QuorateError({ code: 'INTERNAL', what: `${spec.name} is not ours to make` });
  return { value: await makeSecret(spec, kept, making) };
}

/** Why a secret is not to be made anew now. */
function refusal(spec: SecretSpec, kept: Kept, now: number): string | undefined {
  if (spec.fixed !== undefined) return spec.fixed;
  if (spec.kind === 'given') return text().secrets.problems.yourOwn(spec.name);
  if (spec.kind !== 'keys') return undefined;
  const { value, made } = kept[spec.name]!;
  const until = Date.parse(made) + spec.restMs;
  // A first pair has no former key that could go.
  if (keysIn(value).length < 3 || now >= until) return undefined;
  return text().secrets.problems.inUse(new Date(until).toISOString());
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
