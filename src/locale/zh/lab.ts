import type { Catalogue } from '../text.ts';

export const lab: Catalogue['lab'] = {};
