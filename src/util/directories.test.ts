import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDirectories } from './directories.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync('/tmp/quorate-directories-');
});
afterEach(() => rmSync(directory, { recursive: true }));

it('makes all that are missing, twice without complaint', () => {
  const path = join(directory, 'a/b/c');
  makeDirectories(path, 0o700);
  makeDirectories(path);
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('refuses where a file is in the way', () => {
  writeFileSync(join(directory, 'file'), '');
  expect(() => makeDirectories(join(directory, 'file'))).toThrow('EEXIST');
  expect(() => makeDirectories(join(directory, 'file/below'))).toThrow('ENOTDIR');
});

it('refuses at once where nothing can be made', () => {
  expect(() => makeDirectories('/proc/quorate/a/b')).toThrow('ENOENT');
});
