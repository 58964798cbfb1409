import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A private sshd on loopback, and a client configuration that knows it under several names. */
export interface Sshd {
  readonly directory: string;
  readonly port: number;
  /** Hosts `good`, `stranger` (its key is not known), `denied` (the client has no key for it), `nowhere` (nothing listens). */
  readonly configFile: string;
  /** A private key in the directory: `host`, `user` (which logs in) or `other` (which does not). */
  key(name: 'host' | 'user' | 'other'): string;
  /** Writes a client configuration that begins with these lines, trusts this sshd under every name and port, and logs in with this key. */
  configure(lines: readonly string[], identity?: string): string;
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

/** `settings` are lines of sshd_config; the first of a kind counts. */
export async function startSshd(settings: readonly string[] = ['ListenAddress 127.0.0.1']): Promise<Sshd> {
  const directory = mkdtempSync('/tmp/quorate-sshd-');
  mkdirSync('/run/sshd', { recursive: true });
  for (const name of ['host', 'user', 'other'])
    execFileSync('/usr/bin/ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', `${directory}/${name}`]);
  // Users other than root read the key that logs them in.
  execFileSync('/bin/chmod', ['755', directory]);
  const port = await freePort();
  const file = (name: string, lines: readonly string[]) => {
    writeFileSync(`${directory}/${name}`, `${lines.join('\n')}\n`);
    return `${directory}/${name}`;
  };
  const server = file('sshd_config', [
    ...settings,
    `Port ${port}`,
    `HostKey ${directory}/host`,
    `AuthorizedKeysFile ${directory}/user.pub`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin yes',
  ]);
  const hostKey = readFileSync(`${directory}/host.pub`, 'utf8').trim();
  const known = file(
    'known',
    ['good', 'denied'].map((name) => `${name} ${hostKey}`),
  );
  const trusting = file('trusting', [`* ${hostKey}`, `[*]:* ${hostKey}`]);
  const common = [
    'IdentityAgent none',
    'IdentitiesOnly yes',
    'GlobalKnownHostsFile /dev/null',
    'StrictHostKeyChecking yes',
  ];
  const hosts = Object.entries({ good: 'user', stranger: 'user', denied: 'other', nowhere: 'user' }).flatMap(
    ([name, identity]) => [
      `Host ${name}`,
      `HostKeyAlias ${name}`,
      `IdentityFile ${directory}/${identity}`,
      `Port ${name === 'nowhere' ? 1 : port}`,
    ],
  );
  const configFile = file('config', [
    ...hosts,
    'Host *',
    'HostName 127.0.0.1',
    'User root',
    `UserKnownHostsFile ${known}`,
    ...common,
  ]);
  const sshd = spawn(program, ['-D', '-e', '-f', server], { stdio: ['ignore', 'ignore', 'pipe'] });
  await listening(sshd);
  let configurations = 0;
  return {
    directory,
    port,
    configFile,
    key: (name) => `${directory}/${name}`,
    configure: (lines, identity = `${directory}/user`) => {
      configurations += 1;
      const defaults = ['Host *', `UserKnownHostsFile ${trusting}`, `IdentityFile ${identity}`, ...common];
      return file(`config-${configurations}`, [...lines, ...defaults]);
    },
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
