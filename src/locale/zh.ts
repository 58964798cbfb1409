import type { Catalogue } from './text.ts';
import { lab } from './zh/lab.ts';
import { drill } from './zh/drill.ts';
import { cli } from './zh/cli.ts';

export const zh: Catalogue = { lab, drill, cli };
