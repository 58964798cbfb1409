import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QuorateError } from '../util/errors.ts';
import { chooseLab, recordOf } from './record.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync('/tmp/quorate-record-');
  vi.stubEnv('QUORATE_STATE', state);
  for (const lab of ['trial', 'bench']) mkdirSync(join(state, 'labs', lab), { recursive: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(state, { recursive: true });
});

async function problemOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return (error as QuorateError).problems[0];
}

test('a wrong name is answered with the nearest lab, or with all there are', async () => {
  expect(await problemOf(recordOf('trail'))).toMatchObject({ code: 'LAB_NOT_FOUND', remedy: 'Did you mean trial?' });
  expect((await problemOf(recordOf('production'))).remedy).toBe('Labs on this machine: bench, trial.');
});

test('a lab without a record is half there, not missing', async () => {
  expect((await problemOf(recordOf('trial'))).code).toBe('LAB_NOT_WHOLE');
});

test('without a name the only lab is meant; among several none is', async () => {
  expect(await problemOf(chooseLab(undefined))).toMatchObject({
    code: 'LAB_AMBIGUOUS',
    remedy: 'Name one: bench, trial',
  });
  rmSync(join(state, 'labs', 'bench'), { recursive: true });
  expect(await chooseLab(undefined)).toBe('trial');
});
