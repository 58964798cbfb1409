import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PowerAction } from '../lab.ts';
import { labDirectory } from '../paths.ts';

/** What happened to the power of a host; a line of power.ndjson. Times are milliseconds since 1970. */
export interface PowerEvent {
  readonly host: string;
  /** `boot`: POST is over and the host starts. By `pdu`, `off` is when the last outlet that fed it went off, `on` when the first did on. */
  readonly action: PowerAction | 'boot';
  /** Who wanted it: Quorate itself, its power switch or its power strips over the network, or the host. */
  readonly by: PowerSource;
  readonly asked: number;
  readonly done: number;
}

export type PowerSource = 'control' | 'bmc' | 'pdu' | 'host';

export async function appendPowerEvent(lab: string, event: PowerEvent): Promise<void> {
  await appendFile(join(labDirectory(lab), 'power.ndjson'), `${JSON.stringify(event)}\n`);
}
