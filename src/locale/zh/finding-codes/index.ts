import type { FindingCode } from '../../../util/finding-codes/index.ts';
import { configuration } from './configuration.ts';
import { design } from './design.ts';
import { timing } from './timing.ts';

/** A code that is not here does not compile. */
export const findingCodes = { ...design, ...timing, ...configuration } satisfies Record<
  FindingCode,
  { title: string; means: string; remedy: string }
>;
