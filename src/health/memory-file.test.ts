import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { blank } from './memory.ts';
import { keepFenced, memoryFile, readMemory, writeMemory } from './memory-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'quorate-memory-'));
afterAll(() => rmSync(directory, { recursive: true }));

test('what was written is read again, and a proof from elsewhere is kept beside it', async () => {
  const file = memoryFile(join(directory, 'new'));
  await writeMemory(file, { since: { 'CLOCK_SKEW chrony': 5 }, fenced: { ctl1: 1, ctl2: 9 } });
  await keepFenced(file, [
    { host: 'ctl1', at: 7 },
    { host: 'ctl2', at: 8 },
  ]);
  expect(await readMemory(file)).toEqual({ since: { 'CLOCK_SKEW chrony': 5 }, fenced: { ctl1: 7, ctl2: 9 } });
});

test.each(['', 'null', '{"since": 3', '{"since":{"a":"b"},"fenced":null}'])(
  'a damaged file (%s) is an empty memory',
  async (content) => {
    const file = join(directory, 'damaged.json');
    writeFileSync(file, content);
    expect(await readMemory(file)).toEqual(blank);
  },
);

test('where nothing can be written a look goes on', async () => {
  await expect(writeMemory('/proc/nowhere/health.json', blank)).resolves.toBeUndefined();
});
