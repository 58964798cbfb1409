// Runs vitest with the arguments given (all projects by default) and ends with one line: N passed, N failed, N skipped.
// What cannot run here is listed before it, with the reason in its name. No test at all is a failure.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const directory = mkdtempSync(join(tmpdir(), 'quorate-test-'));
const report = join(directory, 'report.json');
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
const { status, signal } = spawnSync(process.execPath, [...vitest, ...process.argv.slice(2)], { stdio: 'inherit' });
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numTodoTests = 0,
  testResults = [],
} = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
rmSync(directory, { recursive: true });

const broken = testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);
for (const file of broken) console.log(`could not be run: ${file.name}`);
const skipped = new Map();
for (const test of testResults.flatMap((file) => file.assertionResults)) {
  if (!['skipped', 'pending', 'todo'].includes(test.status)) continue;
  const suite = test.ancestorTitles[0] ?? test.title;
  skipped.set(suite, (skipped.get(suite) ?? 0) + 1);
}
for (const [suite, count] of skipped) console.log(`skipped ${count}: ${suite}`);
if (signal) console.log(`ended by ${signal}`);
const failed = numFailedTests + broken.length;
const notRun = numPendingTests + numTodoTests;
console.log(`${numPassedTests} passed, ${failed} failed, ${notRun} skipped`);
const wrong = failed > 0 || numPassedTests + notRun === 0;
process.exit(status === 0 ? Number(wrong) : (status ?? 1));
