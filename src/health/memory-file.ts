import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { blank, type Memory } from './memory.ts';

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
    await mkdir(dirname(file), { recursive: true });
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
