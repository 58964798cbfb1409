import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { withValue } from './make.ts';
import type { SecretsPlace, SecretsWorld } from './store.ts';
import { vaultIn } from './vault.ts';

/** Keeps a value that the operator gives. Throws SECRET_UNKNOWN, SECRET_FIXED, USAGE for a value that no file could hold. */
export async function giveSecret(
  { cloud, directory, specs }: SecretsPlace,
  name: string,
  value: string,
  { clock, note }: SecretsWorld,
): Promise<void> {
  const words = text().secrets.problems;
  const spec = specs.find((one) => one.name === name);
  if (!spec) throw new QuorateError({ code: 'SECRET_UNKNOWN', what: words.unknown(cloud, name) });
  if (spec.kind !== 'given' && spec.kind !== 'password')
    throw new QuorateError({
      code: 'SECRET_FIXED',
      what: name,
      why: words.ownForm,
    });
  if (spec.fixed !== undefined) throw new QuorateError({ code: 'SECRET_FIXED', what: name, why: spec.fixed });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (value === '' || /[\u0000-\u001f\u007f]/.test(value))
    throw new QuorateError({ code: 'USAGE', what: words.noValue(name) });
  if (spec.kind === 'password' && !/^[A-Za-z0-9]{12,}$/.test(value))
    throw new QuorateError({
      code: 'USAGE',
      what: words.weak(name),
    });
  await vaultIn(directory, note).change(async (kept) => withValue(kept, name, value, clock.now()));
}
