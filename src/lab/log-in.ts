import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { checkHost } from './open.ts';
import { recordOf } from './record.ts';
import { sshConfigFile } from './ssh-config.ts';

/** Runs a command on a host, or logs in, on our own terminal; returns its exit status. Throws LAB_NOT_FOUND, LAB_HOST_UNKNOWN. */
export async function logIn(lab: string, host: string, command: readonly string[]): Promise<number> {
  checkHost(await recordOf(lab), host);
  const child = spawn('ssh', ['-F', sshConfigFile(lab), '--', host, ...command], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 130;
}
