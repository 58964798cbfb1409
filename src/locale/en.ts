import { cli } from './en/cli.ts';
import { cloud } from './en/cloud.ts';
import { connection } from './en/connection.ts';
import { drill } from './en/drill.ts';
import { lab } from './en/lab.ts';
import { preflight } from './en/preflight.ts';
import { presets } from './en/presets.ts';
import { secrets } from './en/secrets.ts';
import { status } from './en/status.ts';
import { usage } from './en/usage.ts';

export const en = { lab, drill, cli, cloud, connection, secrets, presets, usage, preflight, status };
