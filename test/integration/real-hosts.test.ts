import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOperators, noSudo, type Operators } from '../helpers/operators.ts';
import { noSshd, type Sshd, startSshd } from '../helpers/sshd.ts';

const addresses = ['127.0.0.2', '127.0.0.3', '127.0.0.4'];
const impossible = noSshd ?? noSudo ?? (existsSync('dist/main.cjs') ? undefined : 'not built');

/** The command line on hosts that are no lab: by their addresses in the file, as a user with sudo. Nothing is changed on them. */
describe.skipIf(impossible)(`quorate on real hosts${impossible ? ` (${impossible})` : ''}`, () => {
  let sshd: Sshd;
  let operators: Operators;
  let state: string;

  beforeAll(async () => {
    operators = makeOperators();
    sshd = await startSshd(addresses.map((address) => `ListenAddress ${address}`));
    state = `${sshd.directory}/state`;
    mkdirSync(`${sshd.directory}/bin`);
    configure([]);
  });
  afterAll(async () => {
    operators?.remove();
    await sshd?.stop();
  });

  /** The operator's own configuration, without writing to the home of whoever runs this test. */
  function configure(lines: readonly string[]): void {
    const program = `#!/bin/sh\nexec /usr/bin/ssh -F ${sshd.configure(lines)} "$@"\n`;
    writeFileSync(`${sshd.directory}/bin/ssh`, program, { mode: 0o755 });
  }

  /** A cloud whose hosts are all this machine. */
  function cloud(user: string, port = sshd.port): string {
    const hosts = addresses.map(
      (ip, index) => `  ctl${index + 1}: { ip: { management: ${ip} }, ssh: { user: ${user}, port: ${port} } }`,
    );
    const path = `${sshd.directory}/${user}-${port}.yaml`;
    writeFileSync(
      path,
      `quorate: 1
name: loopback
platform: debian-13
networks: { management: { cidr: 127.0.0.0/24 } }
addresses: { internal: { network: management, ip: 127.0.0.100 } }
host-defaults: { roles: [controller] }
architecture: { addresses: keepalived }
hosts:
${hosts.join('\n')}
`,
    );
    return path;
  }
  function quorate(command: string, ...args: (string | Record<string, string>)[]) {
    const words = args.filter((one) => typeof one === 'string');
    const env = {
      ...Object.assign({}, ...args.filter((one) => typeof one === 'object')),
      ...process.env,
      PATH: `${sshd.directory}/bin:${process.env.PATH}`,
      QUORATE_STATE: state,
      LANG: 'C.UTF-8',
    };
    return spawnSync('bin/quorate', [command, ...words], { encoding: 'utf8', timeout: 90_000, env });
  }

  it('plans what it sees, in order, and writes nothing', () => {
    const manifest = '/var/lib/quorate/manifest';
    const before = existsSync(manifest) && readFileSync(manifest, 'utf8');
    const { status, stdout, stderr } = quorate('plan', '-f', cloud(operators.may), '-o', 'json', '--detailed-exitcode');
    expect([status, stderr]).toEqual([2, expect.not.stringContaining('error')]);
    const steps: { host: string; verb: string }[] = JSON.parse(stdout).steps;
    expect(new Set(steps.map(({ host }) => host))).toEqual(new Set(['ctl1', 'ctl2', 'ctl3']));
    expect(steps.some(({ verb }) => verb === 'write')).toBe(true);
    expect(existsSync(manifest) && readFileSync(manifest, 'utf8')).toBe(before);
  });

  it('tells the state of a cloud that is not there yet', () => {
    const { status, stdout } = quorate('status', '-f', cloud(operators.may), '-o', 'json');
    expect(status).toBe(1);
    const { health, conditions } = JSON.parse(stdout);
    expect(health).toBe('HEALTH_ERR');
    expect(conditions.map(({ code }: { code: string }) => code)).not.toContain('HOST_UNREACHABLE_NOW');
  });

  it('is seen again by somebody without hosts, from a recording that only its owner reads', () => {
    const recording = `${sshd.directory}/recording.ndjson`;
    const file = cloud(operators.may);
    const conditions = (env: Record<string, string>) =>
      JSON.parse(quorate('status', '-f', file, '-o', 'json', env).stdout).conditions.map(
        (one: { what: string }) => one.what,
      );
    const seen = conditions({ QUORATE_RECORD: recording });
    expect(statSync(recording).mode & 0o777).toBe(0o600);
    writeFileSync(`${sshd.directory}/bin/ssh`, '#!/bin/sh\nexit 255\n', { mode: 0o755 });
    expect(conditions({ QUORATE_REPLAY: recording })).toEqual(seen);
    const none = quorate('status', '-f', file, { QUORATE_REPLAY: `${recording}.not` });
    expect(none.stderr).toContain('FILE_NOT_FOUND');
    configure([]);
  });

  it('does not apply where nobody can be asked', () => {
    const { status, stderr } = quorate('apply', '-f', cloud(operators.may));
    expect(status).not.toBe(0);
    expect(stderr).toContain('DECLINED');
  });

  it('says of every host that sudo wants a password there, at once', () => {
    const { status, stderr } = quorate('plan', '-f', cloud(operators.mayNot), '-o', 'json');
    expect(status).toBe(77);
    const { problems } = JSON.parse(stderr);
    expect(
      problems.map(({ code, where }: { code: string; where: { name: string } }) => `${code} ${where.name}`),
    ).toEqual(['SUDO_DENIED ctl1', 'SUDO_DENIED ctl2', 'SUDO_DENIED ctl3']);
  });

  it('says how to accept a key that nobody vouched for, by the address that is looked up', () => {
    configure(['Host *', 'UserKnownHostsFile /dev/null', 'StrictHostKeyChecking ask']);
    const { status, stderr } = quorate('plan', '-f', cloud(operators.may));
    configure([]);
    expect(status).toBe(77);
    expect(stderr).toContain('HOST_KEY_UNKNOWN');
    expect(stderr).toContain(`ssh -p ${sshd.port} ${operators.may}@127.0.0.3`);
  });

  it('tries a port on which nobody listens for 3.5 s, and then says so', () => {
    const began = performance.now();
    const { status, stderr } = quorate('plan', '-f', cloud(operators.may, 1));
    expect(status).toBe(69);
    expect(stderr).toContain('Connection refused');
    expect(performance.now() - began).toBeGreaterThan(3400);
  });

  it('has left nothing behind', () => {
    rmSync(state, { recursive: true, force: true });
    expect(existsSync('/var/lib/quorate/clouds/loopback')).toBe(false);
  });
});
