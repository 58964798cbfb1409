import { configuration } from './configuration.ts';
import { design } from './design.ts';
import { timing } from './timing.ts';

/** Every code of a finding, in one finite list. */
export const findingCodes = { ...design, ...timing, ...configuration };
export type FindingCode = keyof typeof findingCodes;
