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

/** Makes what a lab is guarded by: SSH keys, the certificate of its power switches, and all passwords of what switches power. */
export async function createKeys(lab: string, { hosts, pdus }: Layout, signal: AbortSignal | undefined): Promise<void> {
  const keys = [clientKey(lab), ...hosts.map(({ name }) => hostKey(lab, name))];
  for (const file of keys) {
    await run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', `quorate-${lab}`, '-f', file], { signal });
  }
  const file = (name: string) => join(labDirectory(lab), name);
  const certificate = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '3650'];
  const names = ['-subj', `/CN=quorate-${lab}`, '-keyout', file('bmc-key.pem'), '-out', file('bmc-cert.pem')];
  await run(['openssl', 'req', ...certificate, ...names], { signal });
  await writeCredentials(lab, 'bmc', newCredentials(hosts.map(({ name, bmc }) => [name, bmc?.user])));
  await writeCredentials(lab, 'pdu', newCredentials(pdus.map(({ name, user }) => [name, user])));
}

function newCredentials(users: readonly (readonly [name: string, user: string | undefined])[]) {
  const password = () => randomBytes(18).toString('base64url');
  return Object.fromEntries(users.flatMap(([name, user]) => (user ? [[name, { user, password: password() }]] : [])));
}
