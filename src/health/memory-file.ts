import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeDirectories } from '../util/directories.ts';
import { blank, type Fenced, latestOf, type Memory } from './memory.ts';

/** Where in the state directory of a cloud it lies. */
export function memoryFile(directory: string): string {
  return join(directory, 'health.json');
}

/** Keeps that hosts were switched off with success, seen otherwise than by a look: the cluster need not run yet. */
export async function keepFenced(file: string, seen: readonly Fenced[]): Promise<void> {
  const memory = await readMemory(file);
  await writeMemory(file, { ...memory, fenced: latestOf(memory.fenced, seen) });
}

/** What was remembered of a cloud on this machine. A file that is missing or damaged is an empty memory: a look never fails for it. */
export async function readMemory(file: string): Promise<Memory> {
  try {
    const { since, fenced } = JSON.parse(await readFile(file, 'utf8')) as Partial<Memory>;
    return { since: numbers(since), fenced: numbers(fenced) };
  } catch {
    return blank;
  }
}

/** Keeps it, whole or not at all. Where nothing can be written, every look is the first: that is not worth an error. */
export async function writeMemory(file: string, memory: Memory): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  try {
    makeDirectories(dirname(file));
    await writeFile(fresh, `${JSON.stringify(memory)}\n`);
    await rename(fresh, file);
  } catch {
    // An operator who may only read sees blips a little longer.
  }
}

function numbers(value: unknown): Record<string, number> {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
