import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSsh } from '../../src/transport/openssh.ts';
import type { Remote, Transport } from '../../src/transport/remote.ts';
import { noSshd, type Sshd, startSshd } from '../helpers/sshd.ts';

const limit = { timeoutMs: 20_000 };

describe.skipIf(noSshd)(`OpenSSH transport${noSshd ? ` (${noSshd})` : ''}`, () => {
  let sshd: Sshd;
  let transport: Transport;
  let good: Remote;

  beforeAll(async () => {
    sshd = await startSshd();
    transport = openSsh({ configFile: sshd.configFile });
    good = await transport.connect('good');
  });

  afterAll(async () => {
    await transport?.close();
    await sshd?.stop();
  });

  it('tells status, output and errors apart', async () => {
    expect(await good.execute({ script: 'echo out; echo err >&2; exit 3' }, limit)).toMatchObject({
      code: 3,
      stdout: 'out\n',
      stderr: 'err\n',
    });
    expect(await good.execute({ script: 'printf unended' }, limit)).toMatchObject({
      code: 0,
      stdout: 'unended',
      stderr: '',
    });
    expect(await good.execute({ script: 'kill -9 $$' }, limit)).toMatchObject({ code: 137 });
  });

  it.each([
    `it's`,
    '$(touch /tmp/quorate-owned)',
    '`id`',
    '"double" \\ back',
    'two\nlines\n',
    ' * ; & | > <',
    '高可用 ☃',
    '',
    '-n',
    "'; exit 9; '",
  ])('hands over %j unchanged', async (value) => {
    expect((await good.execute({ script: 'printf %s "$value"', params: { value } }, limit)).stdout).toBe(value);
  });

  it('gives a script no input unless there is some', async () => {
    expect((await good.execute({ script: 'cat; echo end' }, limit)).stdout).toBe('end\n');
    expect((await good.execute({ script: 'cat', stdin: 'hello\n' }, limit)).stdout).toBe('hello\n');
  });

  it('carries 1 MB each way, also when nobody reads it', async () => {
    const stdin = `${'0123456789abcde\n'.repeat(65_536)}`;
    expect((await good.execute({ script: 'cat', stdin }, limit)).stdout).toBe(stdin);
    expect((await good.execute({ script: 'echo done', stdin }, limit)).stdout).toBe('done\n');
  });

  it('ends a command at its limit, also one that ignores being told', async () => {
    const outcome = await good.execute({ script: 'echo before; sleep 60' }, { timeoutMs: 500 });
    expect(outcome).toMatchObject({ code: 124, stdout: 'before\n' });
    expect(outcome.ms).toBeLessThan(3000);
    expect((await good.execute({ script: 'trap "" TERM; while :; do sleep 60; done' }, { timeoutMs: 500 })).code).toBe(
      124,
    );
    expect((await good.execute({ script: 'echo still here' }, limit)).stdout).toBe('still here\n');
  });

  it('shows no parameter, script or input in any process list', async () => {
    const running = good.execute(
      {
        script: ': SECRET-script; cat >/dev/null; sleep 1; echo "$password" | wc -c',
        params: { password: 'SECRET-param' },
        stdin: 'SECRET-input\n'.repeat(10_000),
      },
      limit,
    );
    const seen: string[] = [];
    for (const until = Date.now() + 800; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 20)))
      seen.push(...commandLines().map(({ line }) => line));
    expect((await running).stdout.trim()).toBe('13');
    expect(seen.some((line) => line.includes('sleep\0'))).toBe(true);
    expect(seen.filter((line) => line.includes('SECRET'))).toEqual([]);
  });

  it('runs commands at once, eight at a time, over one connection', async () => {
    const began = performance.now();
    const outcomes = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        good.execute({ script: 'sleep 0.3; echo "$index"', params: { index: String(index) } }, limit),
      ),
    );
    expect(outcomes.map(({ stdout }) => stdout.trim())).toEqual(outcomes.map((_, index) => String(index)));
    expect(performance.now() - began).toBeGreaterThan(850);
  });

  it('asks over a connection of its own when told to', async () => {
    const connection = async (fresh?: true) =>
      (await good.execute({ script: 'echo "$SSH_CONNECTION"' }, { ...limit, ...(fresh ? { fresh } : {}) })).stdout;
    const usual = await connection();
    expect(usual).toMatch(/^\S+ \d+ /);
    expect(await connection()).toBe(usual);
    expect(await connection(true)).not.toBe(usual);
  });

  it('is quick once connected', async () => {
    const times: number[] = [];
    for (let index = 0; index < 20; index += 1) times.push((await good.execute({ script: ':' }, limit)).ms);
    expect(times.sort((one, other) => one - other)[10]).toBeLessThan(100);
  });

  it('tells a broken connection, and connects again', async () => {
    const broken = good.execute({ script: 'kill -9 $(ps -o ppid= -p $(ps -o ppid= -p $PPID)); sleep 20' }, limit);
    await expect(broken).rejects.toThrow('TRANSPORT_LOST');
    expect((await good.execute({ script: 'echo again' }, limit)).stdout).toBe('again\n');
  });

  it('stops waiting when it is aborted, within a second', async () => {
    const controller = new AbortController();
    const running = good.execute({ script: 'sleep 5' }, { ...limit, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 200);
    const began = performance.now();
    await expect(running).rejects.toThrow('enough');
    expect(performance.now() - began).toBeLessThan(1000);
    // What else runs over the same connection is not disturbed.
    expect((await good.execute({ script: 'echo alive' }, limit)).stdout).toBe('alive\n');
  });

  it.each([
    ['stranger', 'HOST_KEY_UNKNOWN'],
    ['denied', 'SSH_DENIED'],
    ['nowhere', 'HOST_UNREACHABLE'],
  ])('cannot connect to %s: %s', async (host, code) => {
    await expect(transport.connect(host)).rejects.toThrow(code);
  });

  it('leaves its connection to the next command when it is asked to, and goes on without one that broke', async () => {
    const keep = `${sshd.directory}/kept`;
    const look = async (configFile = sshd.configFile) => {
      const own = openSsh({ configFile }, keep);
      const hosts = await own.connect('good');
      const script = { script: 'echo "$SSH_CONNECTION"' };
      const all = await Promise.all([hosts.execute(script, limit), hosts.execute(script, limit)]);
      await own.close();
      return all.map(({ stdout }) => stdout.trim());
    };
    const [first] = await look();
    expect(first).toMatch(/^127/);
    expect(await look()).toEqual([first, first]);
    const carrier = commandLines().find(({ line }) => line.startsWith(`ssh: ${keep}/good`))!;
    process.kill(carrier.pid, 'SIGKILL');
    const [second, third] = await look();
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    // Reached in another way, it may be another host.
    expect(await look(`${sshd.directory}/./config`)).not.toContain(second);
    for (const left of readdirSync(keep))
      execFileSync('ssh', ['-o', `ControlPath=${keep}/${left}`, '-O', 'exit', 'good'], { stdio: 'ignore' });
  });

  it('leaves nothing behind', async () => {
    const own = openSsh({ configFile: sshd.configFile });
    await own.connect('good');
    const before = sockets().length;
    await own.close();
    expect(sockets().length).toBe(before - 1);
  });
});

function sockets(): string[] {
  return readdirSync('/tmp').filter((name) => /^quorate-\w{6}$/.test(name));
}

function commandLines(): { pid: number; line: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid: Number(pid), line: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
}
