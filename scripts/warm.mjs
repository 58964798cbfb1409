// Keeps what V8 compiles of the program while it runs the command given: `node scripts/warm.mjs ARGS…`. A part of the build.
import { writeFileSync } from 'node:fs';
import { compiledFile, program } from '../bin/program.mjs';

const built = program();
process.on('exit', () => writeFileSync(compiledFile, built.compiled()));
built.run();
