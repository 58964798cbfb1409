import type { Catalogue } from '../text.ts';

export const drill: Catalogue['drill'] = {};
