import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Measured } from '../../src/health/measured.ts';
import { labDirectory } from '../../src/lab/paths.ts';
import { keysIn } from '../../src/secrets/keys.ts';
import { pemBlocks } from '../../src/secrets/pem.ts';
import { vaultIn } from '../../src/secrets/vault.ts';
import { quorate } from '../helpers/quorate.ts';
import { noRehearsal, patient, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/**
 * The main job on real hosts, once from bare hosts to nothing left. The objective is wide here: on a busy machine a test must not
 * judge seconds, which `npm run bench:demo` measures; it judges that nothing is lost and that all heals.
 */
const cloud = new Rehearsal('main');
const { runs } = cloud;
/** Arguments of every process seen while hosts were changed: those on the hosts are among them. */
const commands = new Set<string>();

const declare = (services = '') => cloud.declare(`${threeControllers(patient)}\n${services}`);

async function watchingCommands<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    for (const command of runningCommands()) commands.add(command);
  }, 100);
  return work().finally(() => clearInterval(timer));
}

function runningCommands(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe.skipIf(noRehearsal)(`the main job${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    declare();
    await cloud.up();
  });
  afterAll(() => cloud.down());

  test('apply makes bare hosts a cluster that is well within 90 s of it', async () => {
    await watchingCommands(() => cloud.apply());
    await cloud.isWell(90);
  });

  test('a second apply has nothing to do, and plan says so', async () => {
    expect(JSON.parse((await cloud.run('apply', '-o', 'json')).stdout).done).toBe(0);
    expect((await cloud.run('plan', '--detailed-exitcode')).code).toBe(0);
  });

  test('killed with -9 in the middle of a rolling restart, the next apply goes on, and all is well within 60 s', async () => {
    declare('services: { keystone: { processes: 3 } }');
    const killed = cloud.start('apply');
    await killed.printed('restart keystone.service');
    killed.process.kill('SIGKILL');
    await killed.ended;
    expect((await cloud.run('plan', '--detailed-exitcode')).code).toBe(2);
    await cloud.apply();
    await cloud.isWell(60);
  });

  test('the holder of the address dies: it is fenced, no acknowledged write is lost, and it rejoins within 180 s', async () => {
    const verdict = await cloud.drill('host-off@vip-holder');
    expect(verdict.fencing.map(({ host }) => host)).toEqual(verdict.hosts);
    expect(verdict.writes!.acknowledged).toBeGreaterThan(100);
    // Clients of the broker may by chance all be on members that live.
    const [signIn, validation, write] = verdict.canaries;
    for (const { canary, longest } of [signIn!, validation!, write!])
      expect(longest, `${canary}: a pulled plug is noticed`).toBeGreaterThan(500);

    const judged = await quorate('drill', 'judge', join(runs, readdirSync(runs)[0]!), '-o', 'json');
    expect(JSON.parse(judged.stdout)).toEqual(verdict);
  });

  test('a drill that is interrupted heals first and ends with 130; the cloud is well within 120 s', async () => {
    const drill = cloud.start('drill', 'run', 'host-off@ctl1', '--runs', runs);
    await drill.printed('Holding');
    drill.process.kill('SIGINT');
    const { code, stderr } = await drill.ended;
    expect(code, stderr).toBe(130);
    await cloud.isWell(120);
  });

  test('what users really had is told from the looks that were taken, changes that were planned apart', async () => {
    const measured = await cloud.run('forecast', '--measured', '-o', 'json');
    const { capabilities } = JSON.parse(measured.stdout) as { capabilities: Measured[] };
    expect(capabilities.map(({ capability }) => capability)).toEqual(['sign-in', 'database-write', 'messaging']);
    for (const { capability, observed, planned, unplanned, availability } of capabilities) {
      expect(observed, capability).toBeGreaterThan(5000);
      expect(availability, capability).toBeCloseTo(100 * (1 - (planned + unplanned) / observed), 6);
    }
    const kept = readFileSync(join(labDirectory(cloud.lab), 'history.ndjson'), 'utf8');
    // The first, the one that was killed, the one that went on.
    expect(kept.split('"begun"').length - 1).toBeGreaterThanOrEqual(3);
    expect(kept.split('"ended"').length - 1).toBeGreaterThanOrEqual(2);
  });

  test('no secret is in what was printed or kept', async () => {
    const texts = [
      ...cloud.printed,
      ...commands,
      ...filesIn(runs),
      ...filesIn(join(labDirectory(cloud.lab), 'applies')),
    ];
    const { kept } = await vaultIn(labDirectory(cloud.lab), () => {}).read();
    // A bundle as a whole is nowhere: its keys are what must not be found.
    const hidden = Object.entries(kept).flatMap(([name, { value }]) =>
      (value.includes('-----BEGIN') ? pemBlocks(value, 'PRIVATE KEY') : [value, ...keysIn(value).map(({ key }) => key)])
        .map((part) => part.trim().split('\n')[1] ?? part)
        .map((part) => ({ name, part })),
    );
    const leaked = hidden.filter(({ part }) => texts.some((text) => text.includes(part)));
    expect(texts.length - commands.size).toBeGreaterThan(10);
    expect([...commands].some((command) => command.includes('keystone-manage'))).toBe(true);
    expect(hidden.length).toBeGreaterThan(15);
    expect(leaked.map(({ name }) => name)).toEqual([]);
  });

  test('lab down leaves no process, mount, namespace or file', async () => {
    expect((await quorate('lab', 'down', cloud.lab)).code).toBe(0);
    expect(existsSync(labDirectory(cloud.lab))).toBe(false);
    expect(readFileSync('/proc/self/mounts', 'utf8')).not.toContain(cloud.lab);
    expect(spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' }).stdout).not.toContain(cloud.lab);
    expect(runningCommands().filter((command) => command.includes(cloud.lab))).toEqual([]);
  });
});
