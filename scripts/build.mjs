// Bundles src/ into dist/: one small entry and lazily loaded chunks, so that `quorate --help` does not pay for what it does not use.
import { rm } from 'node:fs/promises';
import { build } from 'esbuild';

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
  loader: { '.sh': 'text', '.py': 'text' },
  // CommonJS dependencies inside an ESM bundle still call require for Node's own modules.
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
