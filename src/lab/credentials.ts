import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labDirectory } from './paths.ts';
import { recordOf } from './record.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** What is logged in to: the power switch of a host (`bmc`), or a power strip (`pdu`). */
export type SwitchKind = 'bmc' | 'pdu';

/** How to log in, by the name of the host or of the power strip. Throws LAB_NOT_FOUND. */
export async function readCredentials(lab: string, kind: SwitchKind): Promise<Readonly<Record<string, Credentials>>> {
  await recordOf(lab);
  return JSON.parse(await readFile(credentialsFile(lab, kind), 'utf8')) as Record<string, Credentials>;
}

export async function writeCredentials(
  lab: string,
  kind: SwitchKind,
  credentials: Readonly<Record<string, Credentials>>,
): Promise<void> {
  await writeFile(credentialsFile(lab, kind), `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
}

function credentialsFile(lab: string, kind: SwitchKind): string {
  return join(labDirectory(lab), `${kind}.json`);
}
