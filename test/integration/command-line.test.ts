import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { history } from '../helpers/drill-history.ts';
import { keepRun } from '../helpers/run-directory.ts';

const example = 'examples/three-controllers.yaml';
const unbuilt = existsSync('dist/main.cjs') ? undefined : 'not built';

describe.skipIf(unbuilt)(`quorate${unbuilt ? ` (${unbuilt})` : ''}`, () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync('/tmp/quorate-cli-');
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  it.each([
    [['--help'], 0, 'stdout', 'explain'],
    [['--version'], 0, 'stdout', JSON.parse(readFileSync('package.json', 'utf8')).version],
    [['help', 'explain'], 0, 'stdout', 'exit code'],
    [[], 64, 'stderr', 'Usage:'],
    [['expain'], 64, 'stderr', 'Did you mean explain?'],
    [['explain'], 64, 'stderr', "missing required argument 'code'"],
    [['explain', '--nonsense', '69'], 64, 'stderr', '--nonsense'],
    [['explain', '-o', 'xml', '69'], 64, 'stderr', 'human, json'],
    [['--lang', 'fr', 'explain', '69'], 64, 'stderr', 'en or zh'],
    [['explain', '69'], 0, 'stdout', 'HOST_UNREACHABLE'],
    [['explain', 'cloud_unknown_key'], 0, 'stdout', 'exits with 65'],
    [['explain', 'MEMBER_DOWN'], 0, 'stdout', 'journal'],
    [['explain', 'CLOUD_UNKNOWN_KEI'], 64, 'stderr', 'Did you mean CLOUD_UNKNOWN_KEY?'],
    [['--lang', 'zh', 'explain', '--help'], 0, 'stdout', '选项'],
    [['explain', '--lang', 'zh', '75'], 0, 'stdout', '他人正在操作'],
    [['explain', 'rack_shared'], 0, 'stdout', 'Source: '],
    [['explain', 'RACK_SHARD'], 64, 'stderr', 'Did you mean RACK_SHARED?'],
    [['check', '-f', example], 0, 'stdout', 'FENCE_ONE_NETWORK'],
    [['check', '-f', example, '--strict'], 2, 'stdout', 'MEMBERS_PORTS_OPEN'],
    [['check', '-f', example, '-o', 'junit'], 0, 'stdout', '<testsuites'],
    [['check', '-f', example, '-o', 'sarif'], 0, 'stdout', '"version": "2.1.0"'],
    [['check', '-f', example, '--graph', '/proc/x/y.svg'], 1, 'stderr', 'FILE_NOT_WRITTEN'],
    [['--lang', 'zh', 'check', '-f', example], 0, 'stdout', 'demo：4 个警告'],
    [['plan', '-f', '/nowhere.yaml'], 65, 'stderr', 'FILE_NOT_FOUND'],
    [['plan', '-f', '/tmp'], 65, 'stderr', 'is a directory'],
    [['lab', 'power', 'of', 'ctl1'], 64, 'stderr', 'See `quorate lab power --help`'],
    [['render', '-f', example, '--out', example], 1, 'stderr', 'FILE_NOT_WRITTEN'],
    [['drill', 'judge', '/nowhere'], 65, 'stderr', 'it is not there'],
    [['drill', 'report', '/nowhere'], 65, 'stderr', 'FILE_NOT_FOUND'],
    [['render', '-f', example, '--out', '/proc/x/y'], 1, 'stderr', 'FILE_NOT_WRITTEN'],
    [['render', '-f', '/dev/zero', '--out', '/tmp'], 65, 'stderr', 'is a pipe or a device'],
    [['render', '-f', '-', '--out', '/tmp'], 64, 'stderr', 'not from standard input'],
    [['drill', 'run', '--lab', 'host-off@vip-holder'], 64, 'stderr', 'was taken as the name that --lab may have'],
    [['init', '--list'], 0, 'stdout', 'two-controllers'],
    [['init', '--preset', 'five'], 64, 'stderr', 'three-controllers'],
    [['init', '-f', '/proc/x/cloud.yaml'], 1, 'stderr', 'FILE_NOT_WRITTEN'],
    [['init', '-f', example], 1, 'stderr', 'FILE_EXISTS'],
    [['schema'], 0, 'stdout', 'bmc-latency'],
    [['--lang', 'zh', 'explian'], 64, 'stderr', '是否想写 explain？'],
    [['--lang', 'zh', 'explain'], 64, 'stderr', '缺少参数'],
    [['--lang', 'zh', 'explain', '-o', 'xml', '69'], 64, 'stderr', 'Allowed choices'],
    [['--lang', 'zh', 'lab', 'power', 'of', 'ctl1'], 64, 'stderr', '可选：on, off, reset'],
    [['--lang', 'zh', 'plan', '-f', '/tmp'], 65, 'stderr', '是目录'],
    [['--lang', 'zh', 'explain', 'LOCKED'], 0, 'stdout', '有人正在变更此云'],
  ] as const)('%j exits with %d and says on %s: %s', (args, status, stream, words) => {
    const result = quorate(args);
    expect(result[stream]).toContain(words);
    expect(result[stream === 'stdout' ? 'stderr' : 'stdout']).toBe('');
    expect(result.status).toBe(status);
  });

  it('gives errors as JSON when JSON is asked for', () => {
    const path = join(directory, 'cloud.yaml');
    writeFileSync(path, 'quorate: 2\n');
    const { status, stdout, stderr } = quorate(['render', '-f', path, '--out', directory, '-o', 'json']);
    expect([status, stdout]).toEqual([65, '']);
    expect(JSON.parse(stderr).problems.map(({ code }: { code: string }) => code)).toContain('CLOUD_INVALID_VALUE');
  });

  it('writes a cloud file that it does not overwrite unasked, in the language that is asked for', () => {
    const path = join(directory, 'init.yaml');
    expect(quorate(['init', '-f', path]).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(example, 'utf8'));
    expect(quorate(['init', '-f', path, '--lang', 'zh']).stderr).toContain('保持不变');
    expect(readFileSync(path, 'utf8')).toBe(readFileSync(example, 'utf8'));
    expect(quorate(['init', '-f', path, '--lang', 'zh', '--force']).status).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('# 虚拟地址');
    expect(quorate(['render', '-f', path, '--out', join(directory, 'rendered')]).status).toBe(0);
  });

  it('checks a cloud with the line of each finding, and without what is accepted until its last day', () => {
    const path = join(directory, 'checked.yaml');
    const shared = readFileSync(example, 'utf8').replaceAll('rack: r2', 'rack: r1');
    const check = () => quorate(['check', '-f', path, '-o', 'json']);
    const racks = (stdout: string) =>
      JSON.parse(stdout).findings.filter(({ code }: { code: string }) => code === 'RACK_SHARED');
    writeFileSync(path, shared);
    const line = shared.split('\n').findIndex((one) => one.startsWith('  ctl1:')) + 1;
    const found = check();
    expect(found.status).toBe(1);
    expect(racks(found.stdout)).toMatchObject([
      { severity: 'error', at: 'hosts.ctl1.rack', where: { name: path, line } },
    ]);
    const accept = (until: string) =>
      writeFileSync(
        path,
        `${shared}accept:\n  - { code: RACK_SHARED, at: hosts.ctl1, because: moving, until: ${until} }\n`,
      );
    accept('2020-01-01');
    expect(check().status).toBe(1);
    expect(racks(check().stdout)).toMatchObject([{ expired: { because: 'moving', until: '2020-01-01' } }]);
    accept('never');
    expect(check().status).toBe(0);
    expect(racks(check().stdout)).toMatchObject([{ accepted: { because: 'moving' } }]);
  });

  it('says JSON in English, whatever the language', () => {
    const { stderr } = quorate(['plan', '--lang', 'zh', '-f', '/tmp', '-o', 'json']);
    expect(JSON.parse(stderr).problems[0].what).toContain('is a directory');
  });

  it.each([
    ['--nonsense', '-o', 'json'],
    ['--lang', 'de', '--output=json'],
  ])('does so, too, when the command line itself is wrong: plan %s %s %s', (...args) => {
    expect(JSON.parse(quorate(['plan', ...args]).stderr).problems[0].code).toBe('USAGE');
  });

  it('judges a run again with a report in the language that is asked for, and reports on all runs', async () => {
    const runs = join(directory, 'runs');
    const run = await keepRun(runs, history());
    const page = () => readFileSync(join(run, 'report.html'), 'utf8');
    expect(quorate(['drill', 'judge', run, '--lang', 'zh']).stdout).toContain('通过');
    expect(page()).toContain('演练报告');
    expect(readFileSync(join(run, 'summary.txt'), 'utf8')).toContain('PASS');
    expect(quorate(['drill', 'judge', run]).status).toBe(0);
    expect(page()).toContain('Drill report');
    expect(quorate(['drill', 'report', runs])).toMatchObject({ status: 0, stdout: expect.stringContaining('4.1 s') });
    expect(quorate(['drill', 'report', runs, '-o', 'junit']).stdout).toContain('<testsuites');
    mkdirSync(join(runs, 'half'));
    const { status, stdout } = quorate(['drill', 'report', runs, '-o', 'json']);
    expect([status, JSON.parse(stdout)]).toMatchObject([
      3,
      { outcome: 'unknown', proofs: [{ runs: 1 }, {}], unread: [{}] },
    ]);
  });

  it('shows no escape sequences off a terminal', () => {
    expect(quorate(['explain', 'NONSENSE']).stderr).not.toContain('\x1b');
  });

  it('loads neither the schemas nor the parser of YAML for --help', () => {
    const heavy = /^node_modules\/(zod|yaml|nano-spawn|@clack)\//;
    const loaded = (...args: string[]) => modulesRun(args, directory).filter((name) => heavy.test(name));
    expect(loaded('--help')).toEqual([]);
    expect(loaded('check', '-f', example)).not.toEqual([]);
  });
});

function quorate(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env;
  return spawnSync('bin/quorate', args, { encoding: 'utf8', timeout: 20_000, env: { ...env, LANG: 'C.UTF-8' } });
}

/** The modules of the bundle that a command runs, of those that are not run by every one. */
function modulesRun(args: readonly string[], directory: string): string[] {
  const folder = mkdtempSync(join(directory, 'coverage-'));
  spawnSync('bin/quorate', args, { env: { ...process.env, NODE_V8_COVERAGE: folder } });
  const { result } = JSON.parse(readFileSync(join(folder, readdirSync(folder)[0]!), 'utf8'));
  const bundle = result.find(({ url }: { url: string }) => url.endsWith('dist/main.cjs'));
  // A module that may be left out is a function, which bears the name of its file.
  return bundle.functions
    .filter(({ ranges }: { ranges: { count: number }[] }) => ranges[0]!.count > 0)
    .map(({ functionName }: { functionName: string }) => functionName);
}
