// The program of dist/, compiled: what V8 made of it at build time is kept beside it, for that takes a third of the time of a short command.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// A short command makes some 20 MB and is over: half a dozen collections of a young space of 1 MB that grows by doubling took 30 ms of it.
setFlagsFromString('--semi-space-growth-factor=16');

export const sourceFile = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));

/** Checked by V8 against its own version, and against the length of the source: a build writes both, or neither. */
export const compiledFile = `${sourceFile}.v8`;

/** The program, ready to run; undefined when there was no build. */
export function program() {
  if (!existsSync(sourceFile)) return undefined;
  const cachedData = existsSync(compiledFile) ? readFileSync(compiledFile) : undefined;
  // The bundler writes nothing but ASCII, which need not be decoded. As Node wraps a module: line numbers stay those of the file.
  const wrapped = `(function(exports,require,module,__filename,__dirname){${readFileSync(sourceFile, 'latin1')}\n})`;
  const script = new Script(wrapped, { filename: sourceFile, cachedData });
  return {
    run() {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, createRequire(sourceFile), module, sourceFile, dirname(sourceFile));
    },
    /** What V8 has compiled until now, functions that were called included. */
    compiled: () => script.createCachedData(),
  };
}
