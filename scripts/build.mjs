// Bundles src/ into dist/: one small entry and lazily loaded chunks, so that `quorate --help` does not pay for what it does not use.
// Does nothing when dist/ was made from the same sources: a build takes away the chunks that a running command may still want to load.
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
const hash = createHash('sha256');
for (const file of [
  'scripts/build.mjs',
  'scripts/bundle.mjs',
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
  await build({ ...bundle, entryPoints: ['src/cli/main.ts'], outdir: 'dist', splitting: true, sourcemap: true });
  writeFileSync(stamp, digest);
}
