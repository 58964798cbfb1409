import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodes, type Verdict } from '../../src/drill/verdict.ts';
import { imagesDirectory } from '../../src/lab/paths.ts';
import { amiss, noRehearsal, patient } from '../helpers/rehearsal.ts';

/**
 * Every command of the guide, as written and in its order, in a directory of a newcomer's own; but for `npm ci`, which brought this test
 * here, and those for real hosts. Labs are kept apart from those of the machine, because the guide names none.
 */
const directory = mkdtempSync('/tmp/quorate-first-cloud-');
const env = { ...process.env, QUORATE_STATE: join(directory, 'state'), HOME: directory };
const commands = [
  ...readFileSync('docs/guide/first-cloud.md', 'utf8')
    .split('## Real hosts')[0]!
    .matchAll(/^```\n([\s\S]*?)^```/gm),
]
  .flatMap(([, block]) => block!.trim().split('\n'))
  .map((line) => line.replace(/ {2,}#.*$/, ''));
describe.skipIf(noRehearsal)(`the first cloud${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(() => {
    mkdirSync(env.QUORATE_STATE);
    mkdirSync(imagesDirectory(), { recursive: true });
    symlinkSync(imagesDirectory(), join(env.QUORATE_STATE, 'images'));
    symlinkSync(join(process.cwd(), 'bin'), join(directory, 'bin'));
  });
  afterAll(() => {
    spawnSync('bin/quorate', ['lab', 'down'], { cwd: directory, env });
    rmSync(directory, { recursive: true, force: true });
  });

  test('the guide begins with the installation, and takes its cloud down at the end', () => {
    expect(commands[0]).toBe('npm ci && npm run build');
    expect(commands.at(-1)).toBe('bin/quorate lab down');
  });

  test.each(commands.slice(1))('%s', (command) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
      cwd: directory,
      env,
      encoding: 'utf8',
      input: '',
      // `logs` of a drill are more than the default of 1 MiB.
      maxBuffer: 2 ** 26,
    });
    const isDrill = command.startsWith('bin/quorate drill');
    if (isDrill) expect(amiss(verdict())).toEqual([]);
    expect(status, `${stdout}\n${stderr}`).toBe(isDrill ? exitCodes[verdict().outcome] : 0);
    if (command === 'bin/quorate init') changeWhatIsOurs();
  });
});

/** Of the guide's only drill. */
function verdict(): Verdict {
  const runs = join(directory, 'runs');
  return JSON.parse(readFileSync(join(runs, readdirSync(runs)[0]!, 'verdict.json'), 'utf8'));
}

/** A name of this process's own, and an objective that a busy machine keeps. */
function changeWhatIsOurs(): void {
  const file = join(directory, 'cloud.yaml');
  const text = readFileSync(file, 'utf8').replace(/^name: .*/m, `name: first-${process.pid}`);
  writeFileSync(file, patient(text));
}
