import type { Secrets } from '../compose/gather.ts';
import { text } from '../locale/text.ts';
import type { Clock } from '../util/clock.ts';
import { type Problem, QuorateError, throwProblems } from '../util/errors.ts';
import { dueOf } from './due.ts';
import { makeDue, withValue } from './make.ts';
import { certificatesIn } from './pem.ts';
import type { SecretSpec } from './secret.ts';
import { type Kept, vaultIn } from './vault.ts';

/** Whose secrets they are, where they lie, and which of them there must be. */
export interface SecretsPlace {
  readonly cloud: string;
  readonly directory: string;
  readonly specs: readonly SecretSpec[];
  /** Values that are known from elsewhere: the power switches of a lab. */
  readonly given: Readonly<Record<string, string>>;
}

/** What the secrets need of the world besides a disk. */
export interface SecretsWorld {
  readonly clock: Clock;
  readonly note: (text: string) => void;
}

/**
 * The secrets of one cloud. What is missing is generated and kept before it is used; certificates are renewed in time, and when their
 * names or their authority change. Throws SECRET_MISSING for each of the operator's own that is not there, and what a vault throws.
 */
export async function openSecrets(place: SecretsPlace, world: SecretsWorld): Promise<Secrets> {
  const kept = await keptSecrets(place, world);
  const authorities = new Set(place.specs.filter(({ kind }) => kind === 'authority').map(({ name }) => name));
  throwProblems(
    place.specs
      .filter(({ name }) => kept[name] === undefined)
      .map(
        ({ name }): Problem => ({
          code: 'SECRET_MISSING',
          what: text().secrets.problems.noneYet(name),
          remedy: `quorate secrets set ${name}`,
        }),
      ),
  );
  return (name) => {
    const value = kept[name]?.value;
    if (value === undefined)
      throw new QuorateError({ code: 'INTERNAL', what: `the secret ${name} was never asked for` });
    return authorities.has(name) ? certificatesIn(value) : value;
  };
}

/** The same with all that is kept, and without those that only the operator can give. */
export async function keptSecrets(
  { cloud, directory, specs, given }: SecretsPlace,
  { clock, note }: SecretsWorld,
): Promise<Kept> {
  const vault = vaultIn(directory, note);
  const now = clock.now();
  const withGiven = (kept: Kept) =>
    Object.entries(given).reduce(
      (all, [name, value]) => (all[name]?.value === value ? all : withValue(all, name, value, now)),
      kept,
    );
  const { kept: found, stale } = await vault.read();
  const due = specs.some((spec) => spec.kind !== 'given' && dueOf(spec, found, now));
  if (!stale && !due && withGiven(found) === found) return found;
  return vault.change((kept) =>
    makeDue(specs, withGiven(kept), { cloud, now }, (name, why) => {
      if (why !== 'missing') note(text().secrets.renewed(name, why));
    }),
  );
}
