import { lab } from './en/lab.ts';
import { drill } from './en/drill.ts';
import { cli } from './en/cli.ts';

export const en = { lab, drill, cli };
