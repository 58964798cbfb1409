import { text } from '../../locale/text.ts';
import type { Maintained } from '../maintenance-note.ts';

/** Where a host stands now, what the cloud can still bear, and how to go on. */
export function maintainedText({ host, is, tolerates }: Maintained): string {
  const words = text().maintain;
  return [words[is](host), words.tolerates(tolerates.hosts), ...(is === 'begun' ? [words.way(host)] : [])].join('\n');
}
