import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A private sshd on loopback, and a client configuration that knows it under several names. */
export interface Sshd {
  readonly configFile: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
}

const program = process.env.QUORATE_SSHD ?? '/usr/sbin/sshd';

/** Why no private sshd can run here; undefined when it can. */
export const noSshd = !existsSync(program)
  ? 'sshd is not installed (openssh-server)'
  : process.getuid?.() !== 0
    ? 'not root'
    : undefined;

/** Hosts: `good`, `stranger` (its key is not known), `denied` (the client has no key for it), `nowhere` (nothing listens). */
export async function startSshd(): Promise<Sshd> {
  const directory = mkdtempSync('/tmp/quorate-sshd-');
  mkdirSync('/run/sshd', { recursive: true });
  const key = (name: string) =>
    execFileSync('/usr/bin/ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${directory}/${name}`]);
  for (const name of ['host', 'user', 'other']) key(name);
  const port = await freePort();
  writeFileSync(
    `${directory}/sshd_config`,
    `ListenAddress 127.0.0.1\nPort ${port}\nHostKey ${directory}/host\nAuthorizedKeysFile ${directory}/user.pub\nPidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\n`,
  );
  writeFileSync(
    `${directory}/known`,
    ['good', 'denied'].map((name) => `${name} ${readFileSync(`${directory}/host.pub`, 'utf8')}`).join(''),
  );
  const common = `HostName 127.0.0.1\nUser root\nIdentitiesOnly yes\nIdentityAgent none\nUserKnownHostsFile ${directory}/known\nGlobalKnownHostsFile /dev/null\nStrictHostKeyChecking yes\n`;
  const hosts = Object.entries({ good: 'user', stranger: 'user', denied: 'other', nowhere: 'user' }).map(
    ([name, identity]) =>
      `Host ${name}\nHostKeyAlias ${name}\nIdentityFile ${directory}/${identity}\nPort ${name === 'nowhere' ? 1 : port}\n${common}`,
  );
  writeFileSync(`${directory}/config`, hosts.join('\n'));
  const sshd = spawn(program, ['-D', '-e', '-f', `${directory}/sshd_config`], { stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(sshd);
  return {
    configFile: `${directory}/config`,
    process: sshd,
    stop: async () => {
      const ended = new Promise((resolve) => sshd.once('exit', resolve));
      sshd.kill();
      await ended;
      rmSync(directory, { recursive: true });
    },
  };
}

async function listening(sshd: ChildProcess): Promise<void> {
  let said = '';
  sshd.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  for (let tries = 0; !said.includes('Server listening'); tries += 1) {
    if (tries > 100 || sshd.exitCode !== null) throw new Error(`sshd does not start: ${said}`);
    await delay(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
