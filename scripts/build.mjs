// Bundles src/ into one file, dist/main.cjs, and keeps what V8 compiles of it. What a command does not use is in the file and is not run.
// Does nothing when dist/ was made from the same sources: a command that just starts would find half of it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundle } from './bundle.mjs';

const stamp = 'dist/.sources';
const sources = ['src', 'examples']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
const hash = createHash('sha256').update(process.version);
for (const file of [
  'scripts/build.mjs',
  'scripts/bundle.mjs',
  'scripts/warm.mjs',
  'bin/program.mjs',
  'package.json',
  'package-lock.json',
  'docs/reference/cloud.schema.json',
  ...sources.sort(),
]) {
  hash.update(`${file}\0`).update(readFileSync(file));
}
const digest = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  await rm('dist', { recursive: true, force: true });
  await build({ ...bundle, entryPoints: ['src/cli/main.ts'], outfile: 'dist/main.cjs', sourcemap: true });
  if (/[^\0-\x7f]/.test(readFileSync('dist/main.cjs', 'latin1')))
    throw new Error('dist/main.cjs is not ASCII: bin/program.mjs reads it as such');
  // Reads a cloud, arranges it and judges it: most of what every command does.
  const warm = spawnSync(process.execPath, ['scripts/warm.mjs', 'check', '-f', 'examples/three-controllers.yaml'], {
    encoding: 'utf8',
  });
  if (![0, 1].includes(warm.status)) throw new Error(`the program that was built does not run: ${warm.stderr}`);
  writeFileSync(stamp, digest);
}
