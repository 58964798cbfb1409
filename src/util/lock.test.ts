import { mkdtemp, rm, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withLock } from './lock.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'quorate-lock-'));
  file = join(directory, 'a.lock');
});
afterEach(() => rm(directory, { recursive: true }));

/** Holds the lock until let go; `held` resolves when it is held. */
function hold(onWaiting = () => {}) {
  let letGo = () => {};
  let held = () => {};
  const isHeld = new Promise<void>((resolve) => {
    held = resolve;
  });
  const done = withLock(file, { waiting: onWaiting }, () => {
    held();
    return new Promise<void>((resolve) => {
      letGo = resolve;
    });
  });
  return { isHeld, letGo: () => letGo(), done };
}

const settled = (promise: Promise<unknown>, ms: number) =>
  Promise.race([promise.then(() => true), new Promise((resolve) => setTimeout(resolve, ms, false))]);

test('the second waits for the first, and says so', async () => {
  const first = hold();
  await first.isHeld;
  const waiting = vi.fn();
  const second = hold(waiting);
  expect(await settled(second.isHeld, 700)).toBe(false);
  expect(waiting).toHaveBeenCalledOnce();
  first.letGo();
  await second.isHeld;
  second.letGo();
  await Promise.all([first.done, second.done]);
});

test('a lock whose file was removed is not taken for the new one', async () => {
  const first = hold();
  await first.isHeld;
  const second = hold();
  expect(await settled(second.isHeld, 200)).toBe(false);
  await unlink(file);
  const third = hold();
  await third.isHeld;
  first.letGo();
  expect(await settled(second.isHeld, 300)).toBe(false);
  third.letGo();
  await second.isHeld;
  second.letGo();
  await Promise.all([first.done, second.done, third.done]);
});

test('waiting ends when aborted, and a failed work gives the lock back', async () => {
  const first = hold();
  await first.isHeld;
  const reason = new Error('enough');
  const signal = AbortSignal.timeout(100);
  await expect(withLock(file, { signal, waiting: () => {} }, async () => {})).rejects.toThrow();
  first.letGo();
  await first.done;
  await expect(withLock(file, { waiting: () => {} }, () => Promise.reject(reason))).rejects.toBe(reason);
  await withLock(file, { waiting: () => {} }, async () => {});
});

test('where there can be no lock, it says so instead of trying for ever', async () => {
  const taken = withLock(directory, { waiting: () => {} }, async () => 'held');
  await expect(taken).rejects.toThrow('FILE_NOT_WRITTEN');
});
