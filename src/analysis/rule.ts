import type { Arrangement } from '../compose/compose.ts';
import type { Capabilities } from './capabilities.ts';
import type { Finding } from './finding.ts';

/** What a rule looks at: who carries what, and what each capability needs. */
export interface Design extends Arrangement, Capabilities {}

/** One question to a design. Pure. */
export type Rule = (design: Design) => readonly Finding[];
