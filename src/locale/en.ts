import { cli } from './en/cli.ts';
import { drill } from './en/drill.ts';
import { lab } from './en/lab.ts';
import { secrets } from './en/secrets.ts';

export const en = { lab, drill, cli, secrets };
