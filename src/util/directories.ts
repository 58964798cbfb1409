import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it. Throws what the system refuses; Node's own recursive way tries for ever where a directory
 * cannot be made and does not exist, as below /proc.
 */
export function makeDirectories(path: string, mode = 0o777): void {
  if (made(path, mode)) return;
  makeDirectories(dirname(path), mode);
  mkdirSync(path, { mode });
}

/** False when what is above it is not there. */
function made(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    if (code !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
  return true;
}
