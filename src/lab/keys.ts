import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command.ts';
import { writeCredentials } from './credentials.ts';
import type { Layout } from './layout.ts';
import { hostDirectory, labDirectory } from './paths.ts';

/** The key that logs in to all hosts of a lab. */
export function clientKey(lab: string): string {
  return join(labDirectory(lab), 'id_ed25519');
}

export function hostKey(lab: string, host: string): string {
  return join(hostDirectory(lab, host), 'ssh_host_ed25519_key');
}

export async function publicKey(file: string): Promise<string> {
  return (await readFile(`${file}.pub`, 'utf8')).trim();
}

/** Makes what a lab is guarded by: SSH keys, the certificate of its power switches, and their passwords. */
export async function createKeys(lab: string, { hosts }: Layout, signal: AbortSignal | undefined): Promise<void> {
  const keys = [clientKey(lab), ...hosts.map(({ name }) => hostKey(lab, name))];
  for (const file of keys) {
    await run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', `quorate-${lab}`, '-f', file], { signal });
  }
  const file = (name: string) => join(labDirectory(lab), name);
  const certificate = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
  const names = ['-subj', `/CN=quorate-${lab}`, '-keyout', file('bmc-key.pem'), '-out', file('bmc-cert.pem')];
  await run(['openssl', 'req', ...certificate, ...names], { signal });
  const switches = hosts.flatMap(({ name, bmc }) => (bmc ? [[name, bmc.user] as const] : []));
  const password = () => randomBytes(18).toString('base64url');
  await writeCredentials(
    lab,
    Object.fromEntries(switches.map(([name, user]) => [name, { user, password: password() }])),
  );
}
