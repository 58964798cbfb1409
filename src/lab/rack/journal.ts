import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labDirectory } from '../paths.ts';

/** What happened to the power of a host; a line of power.ndjson. Times are milliseconds since 1970. */
export interface PowerEvent {
  readonly host: string;
  /** `boot`: POST is over and the host starts. */
  readonly action: 'off' | 'on' | 'reset' | 'boot';
  /** Who wanted it: Quorate itself, its power switch over the network, or the host. */
  readonly by: PowerSource;
  readonly asked: number;
  readonly done: number;
}

export type PowerSource = 'control' | 'bmc' | 'host';

export async function appendPowerEvent(lab: string, event: PowerEvent): Promise<void> {
  await appendFile(join(labDirectory(lab), 'power.ndjson'), `${JSON.stringify(event)}\n`);
}
