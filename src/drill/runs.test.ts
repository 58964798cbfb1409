import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { history, struck } from '../../test/helpers/drill-history.ts';
import { keepRun } from '../../test/helpers/run-directory.ts';
import { createRunDirectory, keepVerdict } from './directory.ts';
import { judge } from './judge.ts';
import { readRuns } from './runs.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync('/tmp/quorate-runs-');
});
afterEach(() => rmSync(parent, { recursive: true }));

let runs = 0;
/** One more run, an hour after the one before. */
const kept = () => {
  runs += 1;
  return keepRun(parent, history({ run: { startedAt: struck - 12_000 - runs * 3_600_000 } }));
};

test('runs are read oldest first, judged where they were not', async () => {
  const [later, earlier] = [await kept(), await kept()];
  await keepVerdict(later, { ...judge(history()), outcome: 'unknown' }, '');
  const { judged, unread } = await readRuns(parent);
  expect(judged.map(({ directory, verdict }) => [directory, verdict.outcome])).toEqual([
    [earlier, 'pass'],
    [later, 'unknown'],
  ]);
  expect(unread).toEqual([]);
});

test('of a run that was judged, no record is read', async () => {
  const path = await kept();
  await keepVerdict(path, judge(history()), '');
  rmSync(join(path, 'answers.ndjson'));
  expect((await readRuns(parent)).judged).toHaveLength(1);
});

test.each([
  [
    'never ended',
    (path: string) => writeFileSync(join(path, 'run.json'), '{"format": 1}'),
    'run.json: the drill never ended',
  ],
  ['without run.json', (path: string) => rmSync(join(path, 'run.json')), 'run.json: it is not there'],
  ['of another format', (path: string) => writeFileSync(join(path, 'run.json'), '{"format": 7}'), 'its format is 7'],
  ['of nothing', (path: string) => writeFileSync(join(path, 'run.json'), 'null'), 'its format is'],
  [
    'cut off',
    (path: string) => writeFileSync(join(path, 'answers.ndjson'), '{"type":"ans'),
    'answers.ndjson: it is not JSON',
  ],
  [
    'with half a verdict',
    (path: string) => writeFileSync(join(path, 'verdict.json'), '{"outcome":"pass"}'),
    'checks, canaries',
  ],
  ['with an answer of null', (path: string) => writeFileSync(join(path, 'answers.ndjson'), 'null\n'), ''],
])('a run %s is told with the reason, and the others are read', async (_, damage, why) => {
  damage(await kept());
  const good = await kept();
  const { judged, unread } = await readRuns(parent);
  expect(judged.map(({ directory }) => directory)).toEqual([good]);
  expect(unread).toMatchObject([{ why: expect.stringContaining(why) }]);
});

test('a run that goes on is not over', async () => {
  const { ended: _, ...plan } = history().run;
  createRunDirectory(parent, plan, 0);
  writeFileSync(join(parent, 'notes.txt'), 'no run');
  expect((await readRuns(parent)).unread).toHaveLength(1);
});

test('a directory that is not there is an error with a code', async () => {
  await expect(readRuns(join(parent, 'nowhere'))).rejects.toThrow('FILE_NOT_FOUND');
});
