import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Path of the `quorate` program that this code belongs to, for starting more of its processes. Works bundled and from source. */
export function programPath(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'bin', 'quorate'))) {
    if (directory === dirname(directory)) throw new Error('the program bin/quorate is not above this file');
    directory = dirname(directory);
  }
  return join(directory, 'bin', 'quorate');
}
