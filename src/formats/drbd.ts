import { readBraces } from './braces.ts';
import type { Reading } from './directive.ts';

/** Reads drbd.conf and *.res: statements end with a semicolon. */
export function readDrbd(content: string): Reading {
  return readBraces(content, { comments: '#', end: ';' });
}
