import { cli } from './en/cli.ts';
import { drill } from './en/drill.ts';
import { lab } from './en/lab.ts';

export const en = { lab, drill, cli };
