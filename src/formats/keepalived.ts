import { readBraces } from './braces.ts';
import type { Reading } from './directive.ts';

/** Reads keepalived.conf: a statement is a line, `#` and `!` begin comments. */
export function readKeepalived(content: string): Reading {
  return readBraces(content, { comments: '#!', end: '\n' });
}
