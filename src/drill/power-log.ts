import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PowerEvent } from '../lab/rack/journal.ts';

/** What a lab's power switches did since then, from the log it keeps. A lab whose switches were never used has none. */
export async function powerEvents(labDirectory: string, since: number): Promise<PowerEvent[]> {
  let content: string;
  try {
    content = await readFile(join(labDirectory, 'power.ndjson'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  // The last line may still be being written.
  const lines = content.slice(0, content.lastIndexOf('\n') + 1).split('\n');
  return lines
    .filter(Boolean)
    .map((line) => JSON.parse(line) as PowerEvent)
    .filter(({ done }) => done >= since);
}
