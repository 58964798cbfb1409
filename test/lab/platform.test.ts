import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labDirectory } from '../../src/lab/paths.ts';
import { sshConfigFile } from '../../src/lab/ssh-config.ts';
import { vaultIn } from '../../src/secrets/vault.ts';
import { quorate, type Ran } from '../helpers/quorate.ts';

/**
 * The same file on the other platform. What the main job proves on Debian 13 in depth is looked at here where daemons of another age
 * may differ: that all of it comes up and stays as it is, serves a user, and lets a member go.
 */
const isRoot = process.getuid?.() === 0;
const reason = isRoot ? '' : ' (skipped: needs root)';
const lab = `test-deb12-${process.pid}`;
const directory = mkdtempSync('/tmp/quorate-platform-');
const file = join(directory, 'cloud.yaml');
const example = readFileSync('examples/three-controllers.yaml', 'utf8').replace(
  /^platform: \S+/m,
  'platform: debian-12',
);

async function run(...args: string[]): Promise<Ran> {
  return quorate(...args, '-f', file, '--lab', lab);
}

async function untilWell(seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const { stdout } = await run('status', '-o', 'json');
    const { health, conditions } = JSON.parse(stdout);
    if (health === 'HEALTH_OK') return;
    if (Date.now() > end) throw new Error(`${health} after ${seconds} s: ${JSON.stringify(conditions)}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Runs a command on ctl1. */
function on(command: string, input = ''): string {
  return spawnSync('ssh', ['-F', sshConfigFile(lab), 'ctl1', command], {
    input,
    encoding: 'utf8',
    timeout: 60_000,
  }).stdout.trim();
}

describe.skipIf(!isRoot)(`Debian 12 with OpenStack Zed${reason}`, () => {
  beforeAll(async () => {
    writeFileSync(file, example);
    const up = await quorate('lab', 'up', '-f', file, '--name', lab, '--yes');
    expect(up.code, up.stderr).toBe(0);
  });

  afterAll(async () => {
    await quorate('lab', 'down', lab);
    rmSync(directory, { recursive: true, force: true });
  });

  test('hosts are what the file says', () => {
    expect(on('. /etc/os-release; echo "$ID-$VERSION_ID"')).toBe('debian-12');
  });

  test('apply makes bare hosts a cluster that is well within 90 s of it, and has nothing to do then', async () => {
    const applied = await run('apply');
    expect(applied.code, applied.stderr).toBe(0);
    await untilWell(90);
    expect((await run('plan')).stdout).toContain('Nothing to do');
  });

  test('a user signs in through the address', async () => {
    const { kept } = await vaultIn(labDirectory(lab), () => {}).read();
    const signIn = (password: string) => {
      const user = { name: 'quorate-canary', domain: { id: 'default' }, password };
      const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } });
      const url = '"$(sed -n "s/^public_endpoint *= *//p" /etc/keystone/keystone.conf)/v3/auth/tokens"';
      const options = `-sk -o /dev/null -w '%{http_code}' -H 'Content-Type: application/json' --data-binary @-`;
      return on(`curl ${options} ${url}`, body);
    };
    expect(signIn(kept['keystone/quorate-canary']!.value)).toBe('201');
    expect(signIn('wrong')).toBe('401');
  });

  test('a member that is no longer declared leaves, and all is well within 90 s without it', async () => {
    writeFileSync(file, example.replace(/^ {2}ctl3:.*\n/m, ''));
    const applied = await run('apply');
    expect(applied.code, applied.stderr).toBe(0);
    await untilWell(90);
    expect((await run('plan')).stdout).toContain('Nothing to do');
    expect(on('cibadmin --query | grep -c ctl3')).toBe('0');
  });
});
