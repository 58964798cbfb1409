import type { Catalogue } from '../text.ts';

export const cli: Catalogue['cli'] = {};
