import { appendFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDirectories } from '../util/directories.ts';
import { type Entry, isNews, lineOf, readHistory } from './history.ts';

/** Where in the state directory of a cloud it lies. */
function historyFile(directory: string): string {
  return join(directory, 'history.ndjson');
}

/** Adds a line. Where nothing can be written there is a gap: that is not worth an error, and is told as unknown. */
export async function keepEntry(directory: string, entry: Entry): Promise<void> {
  const file = historyFile(directory);
  try {
    makeDirectories(dirname(file));
    await appendFile(file, lineOf(entry));
  } catch {
    // An operator who may only read leaves no trace.
  }
}

/** Keeps looks of one process: changes, and a beat each minute. */
export function historian(directory: string): (entry: Extract<Entry, { type: 'looked' }>) => Promise<void> {
  let last: Entry | undefined;
  return async (entry) => {
    if (!isNews(entry, last)) return;
    last = entry;
    await keepEntry(directory, entry);
  };
}

/** All that was kept of a cloud on this machine, none where there is nothing. */
export async function keptHistory(directory: string): Promise<Entry[]> {
  try {
    return readHistory(await readFile(historyFile(directory), 'utf8'));
  } catch {
    return [];
  }
}
