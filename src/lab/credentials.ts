import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labDirectory } from './paths.ts';
import { recordOf } from './record.ts';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** How to log in to the power switch of each host. Throws LAB_NOT_FOUND. */
export async function bmcCredentials(lab: string): Promise<Readonly<Record<string, Credentials>>> {
  await recordOf(lab);
  return JSON.parse(await readFile(credentialsFile(lab), 'utf8')) as Record<string, Credentials>;
}

export async function writeCredentials(lab: string, credentials: Readonly<Record<string, Credentials>>): Promise<void> {
  await writeFile(credentialsFile(lab), `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
}

function credentialsFile(lab: string): string {
  return join(labDirectory(lab), 'bmc.json');
}
