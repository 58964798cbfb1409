// Bundles src/ into dist/: one small entry and lazily loaded chunks, so that `quorate --help` does not pay for what it does not use.
// Does nothing when dist/ was made from the same sources: a build takes away the chunks that a running command may still want to load.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const stamp = 'dist/.sources';
const sources = ['src', 'examples']
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
  .map((entry) => join(entry.parentPath, entry.name));
const hash = createHash('sha256');
for (const file of [
  'scripts/build.mjs',
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
  await build({
    entryPoints: ['src/cli/main.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.20',
    sourcemap: true,
    logLevel: 'warning',
    loader: { '.sh': 'text', '.py': 'text', '.yaml': 'text' },
    // CommonJS dependencies inside an ESM bundle still call require for Node's own modules.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  writeFileSync(stamp, digest);
}
