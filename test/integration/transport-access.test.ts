import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../src/transport/openssh.ts';
import type { Transport } from '../../src/transport/remote.ts';
import { makeOperators, noSudo, type Operators } from '../helpers/operators.ts';
import { noSshd, type Sshd, startSshd } from '../helpers/sshd.ts';

const limit = { timeoutMs: 20_000 };
const opened: Transport[] = [];
const servers: Sshd[] = [];

async function serve(...settings: string[]): Promise<Sshd> {
  const server = await startSshd(['ListenAddress 127.0.0.1', ...settings]);
  servers.push(server);
  return server;
}

function open(configFile: string): Transport {
  const transport = openSsh({ configFile });
  opened.push(transport);
  return transport;
}

/** Who the host takes us for, connected by this configuration of the operator's. */
async function who(configFile: string): Promise<string> {
  return (await (await open(configFile).connect('ctl1')).execute({ script: 'id -un' }, limit)).stdout.trim();
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((transport) => transport.close()));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
});

describe.skipIf(noSshd)(`an operator's own OpenSSH${noSshd ? ` (${noSshd})` : ''}`, () => {
  let host: Sshd;
  const here = () => ['Host ctl1', 'HostName 127.0.0.1', `Port ${host.port}`, 'User root'];
  beforeAll(async () => {
    host = await serve();
  });

  it('logs in with a key that only an agent holds', async () => {
    const socket = `${host.directory}/agent`;
    const pid = /SSH_AGENT_PID=(\d+)/.exec(execFileSync('ssh-agent', ['-a', socket], { encoding: 'utf8' }))![1]!;
    try {
      const config = host.configure([...here(), `IdentityAgent ${socket}`, 'IdentitiesOnly no'], 'none');
      await expect(who(config)).rejects.toThrow('SSH_DENIED');
      execFileSync('ssh-add', ['-q', host.key('user')], { env: { ...process.env, SSH_AUTH_SOCK: socket } });
      expect(await who(config)).toBe('root');
    } finally {
      process.kill(Number(pid));
    }
  });

  it('reaches a host behind a jump host, and says so when the jump host is gone', async () => {
    const jump = await serve();
    writeFileSync(`${jump.directory}/trusted`, `jump ${readFileSync(`${jump.key('host')}.pub`, 'utf8')}`);
    const gate = [
      'Host jump',
      'HostKeyAlias jump',
      'HostName 127.0.0.1',
      `Port ${jump.port}`,
      'User root',
      `IdentityFile ${jump.key('user')}`,
    ];
    const config = host.configure([
      ...here(),
      'ProxyJump jump',
      ...gate,
      `UserKnownHostsFile ${jump.directory}/trusted`,
    ]);
    expect(await who(config)).toBe('root');
    // Further sessions go over the connection that is there.
    const remote = await open(config).connect('ctl1');
    const shells = await Promise.all(
      [1, 2, 3].map(() => remote.execute({ script: 'sleep 0.5; ps -o ppid= -p $PPID' }, limit)),
    );
    expect(new Set(shells.map(({ stdout }) => stdout.trim())).size).toBe(3);
    const closed = host.configure([
      ...here(),
      'ProxyJump jump',
      ...gate.with(3, 'Port 1'),
      `UserKnownHostsFile ${jump.directory}/trusted`,
    ]);
    await expect(who(closed)).rejects.toThrow('HOST_UNREACHABLE');
  });

  it('follows Include, Match and tokens', async () => {
    writeFileSync(
      `${host.directory}/included`,
      `Match host ctl* exec "test %n = ctl1"\n  Port ${host.port}\n  User root\n`,
    );
    expect(await who(host.configure([`Include ${host.directory}/included`, 'Host ctl1', 'HostName 127.0.0.1']))).toBe(
      'root',
    );
  });

  it('is not led astray by what is meant for a terminal', async () => {
    const habits = [
      'RequestTTY force',
      'RemoteCommand tmux',
      'ControlMaster auto',
      `ControlPath ${host.directory}/theirs`,
      'ControlPersist 60',
      'LocalForward 127.0.0.1:1 127.0.0.1:1',
    ];
    expect(await who(host.configure([...here(), ...habits]))).toBe('root');
  });

  it('refuses a host whose key is another than the known one', async () => {
    const other = readFileSync(`${host.key('other')}.pub`, 'utf8');
    appendFileSync(`${host.directory}/changed`, `[127.0.0.1]:${host.port} ${other}`);
    const error = await who(host.configure([...here(), `UserKnownHostsFile ${host.directory}/changed`])).catch(
      (one) => one,
    );
    expect(error.problems[0]).toMatchObject({ code: 'HOST_KEY_CHANGED', where: { name: 'ctl1' } });
    expect(error.problems[0].detail).toContain(`Offending ED25519 key in ${host.directory}/changed:1`);
  });

  it('refuses a host that nobody vouched for', async () => {
    await expect(who(host.configure([...here(), 'UserKnownHostsFile /dev/null']))).rejects.toThrow('HOST_KEY_UNKNOWN');
  });

  it.each([
    [
      'a password prompt',
      ['PasswordAuthentication yes', 'KbdInteractiveAuthentication yes', 'AuthorizedKeysFile none'],
      [],
    ],
    ['a user that is not there', [], ['User nobody-of-that-name']],
  ])('ends at %s at once: SSH_DENIED', async (_, settings, lines) => {
    const server = await serve(...settings);
    const config = server.configure([...lines, 'Host ctl1', 'HostName 127.0.0.1', `Port ${server.port}`, 'User root']);
    await expect(who(config)).rejects.toThrow('SSH_DENIED');
  });

  it('does with one session where a host grants no more', async () => {
    const server = await serve('MaxSessions 1', 'MaxStartups 1');
    const config = server.configure(['Host ctl1', 'HostName 127.0.0.1', `Port ${server.port}`, 'User root']);
    const remote = await open(config).connect('ctl1');
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        remote.execute({ script: 'echo "$index"; sleep 0.1', params: { index: String(index) } }, limit),
      ),
    );
    expect(outcomes.map(({ stdout }) => stdout)).toEqual(['0\n', '1\n', '2\n', '3\n', '4\n', '5\n']);
  });

  describe.skipIf(noSudo)(`as a user with sudo${noSudo ? ` (${noSudo})` : ''}`, () => {
    let operators: Operators;
    beforeAll(() => {
      operators = makeOperators();
    });
    afterAll(() => operators.remove());
    const as = (user: string) =>
      host.configure(['Host ctl1', 'HostName 127.0.0.1', `Port ${host.port}`, `User ${user}`]);

    it('is root, with the input of scripts untouched', async () => {
      expect(await who(as(operators.may))).toBe('root');
      const remote = await open(as(operators.may)).connect('ctl1');
      expect(await remote.execute({ script: 'cat; echo "$SUDO_USER"', stdin: 'hello\n' }, limit)).toMatchObject({
        stdout: `hello\n${operators.may}\n`,
      });
    });

    it('ends at once where sudo wants a password: SUDO_DENIED', async () => {
      const error = await who(as(operators.mayNot)).catch((one) => one);
      expect(error.problems[0]).toMatchObject({
        code: 'SUDO_DENIED',
        detail: expect.stringContaining('sudo: a password is required'),
      });
    });
  });
});
