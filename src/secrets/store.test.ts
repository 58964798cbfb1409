import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSecrets } from './store.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync('/tmp/quorate-secrets-');
  path = join(directory, 'cloud', 'secrets.json');
});
afterEach(() => rmSync(directory, { recursive: true }));

test('what is missing is generated once and kept for its owner alone', async () => {
  const specs = [{ name: 'database/keystone', kind: 'password' }] as const;
  const first = (await openSecrets(path, specs, {}))('database/keystone');
  expect((await openSecrets(path, specs, {}))('database/keystone')).toBe(first);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readFileSync(path, 'utf8')).toContain(first);
});

test("the operator's own are asked for, all at once, and never made up", async () => {
  const specs = ['fence/ctl1', 'fence/ctl2'].map((name) => ({ name, kind: 'given' }) as const);
  await expect(openSecrets(path, specs, {})).rejects.toMatchObject({
    problems: [{ code: 'SECRET_MISSING' }, { code: 'SECRET_MISSING' }],
  });
  expect((await openSecrets(path, specs, { 'fence/ctl1': 'a', 'fence/ctl2': 'b' }))('fence/ctl2')).toBe('b');
});

test('a slip in the file is told without quoting what is in it', async () => {
  const slipped = join(directory, 'slipped.json');
  writeFileSync(slipped, '{"fence/ctl1": hunter2}');
  const error = await openSecrets(slipped, [], {}).catch((thrown: Error) => thrown);
  expect(String(error)).toContain('not JSON');
  expect(String(error)).not.toContain('hunter2');
});
