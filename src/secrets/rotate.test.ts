import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Clock } from '../util/clock.ts';
import { keysIn } from './keys.ts';
import { pemBlocks } from './pem.ts';
import { rotateSecrets } from './rotate.ts';
import type { SecretSpec } from './secret.ts';
import { openSecrets } from './store.ts';

let directory: string;
let now: number;
const clock: Clock = { now: () => now, sleep: async () => {} };
const world = { clock, note: () => {} };
beforeEach(() => {
  directory = mkdtempSync('/tmp/quorate-rotate-');
  vi.stubEnv('QUORATE_IDENTITY', join(directory, 'identity'));
  now = Date.UTC(2026, 0, 1);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(directory, { recursive: true });
});

const specs: SecretSpec[] = [
  { name: 'database/keystone', kind: 'password' },
  { name: 'corosync/authkey', kind: 'bytes' },
  { name: 'keystone/fernet-keys', kind: 'keys', restMs: 3_600_000 },
  { name: 'rabbitmq/cookie', kind: 'password', fixed: 'all members must change at once' },
  { name: 'fence/ctl1', kind: 'given' },
  { name: 'tls/ctl1', kind: 'certificate', names: ['ctl1'] },
  { name: 'tls/ca', kind: 'authority' },
];
const place = () => ({ cloud: 'demo', directory, specs, given: { 'fence/ctl1': 'pass' } });
const values = async () => {
  const secrets = await openSecrets(place(), world);
  return Object.fromEntries(specs.map(({ name }) => [name, secrets(name)]));
};
const rotate = (...patterns: string[]) => rotateSecrets(place(), patterns, world);

test('only what is named is made anew', async () => {
  const before = await values();
  expect(await rotate('data*')).toEqual({ rotated: [{ name: 'database/keystone' }], left: [] });
  const after = await values();
  expect(specs.filter(({ name }) => after[name] !== before[name]).map(({ name }) => name)).toEqual([
    'database/keystone',
  ]);
});

test('all of them: what cannot be changed safely is left, and told why', async () => {
  const before = await values();
  const { rotated, left } = await rotate('*');
  const after = await values();
  expect(left.map(({ name }) => name)).toEqual(['rabbitmq/cookie', 'fence/ctl1']);
  expect(left.map(({ why }) => why).join()).toMatch(/at once.*quorate secrets set fence\/ctl1/);
  for (const { name } of rotated) expect(after[name], name).not.toBe(before[name]);
  for (const { name } of left) expect(after[name], name).toBe(before[name]);
});

test("the operator's own that is missing stays missing, and is not told to be anew", async () => {
  await values();
  const fence = { name: 'fence/ctl2', kind: 'given' } as const;
  const { rotated } = await rotateSecrets({ ...place(), specs: [...specs, fence] }, ['data*', 'fence/*'], world);
  expect(rotated).toEqual([{ name: 'database/keystone' }]);
});

test('what cannot be changed safely is refused when it is named, and so is what is not there', async () => {
  await values();
  await expect(rotate('rabbitmq/cookie')).rejects.toThrow('SECRET_FIXED');
  await expect(rotate('nothing', 'no*')).rejects.toMatchObject({
    problems: [{ code: 'SECRET_UNKNOWN' }, { code: 'SECRET_UNKNOWN' }],
  });
});

test('Fernet keys move up as keystone-manage moves them, and no key goes that may be in use', async () => {
  const keys = async () => keysIn((await values())['keystone/fernet-keys']!);
  const numbers = async () => (await keys()).map(({ number }) => number);
  const [waiting, encrypting] = await keys();
  await rotate('keystone/*');
  expect(await numbers()).toEqual([0, 1, 2]);
  expect((await keys())[1]!.key, 'the former one still decrypts').toBe(encrypting!.key);
  expect((await keys())[2]!.key, 'all members know the next one already').toBe(waiting!.key);
  await expect(rotate('keystone/*')).rejects.toThrow('SECRET_FIXED');
  now += 3_600_000;
  await rotate('keystone/*');
  expect(await numbers()).toEqual([0, 2, 3]);
});

test('an authority is replaced such that nobody ever meets a certificate he does not trust', async () => {
  const seen = async () => {
    const { 'tls/ca': trusted, 'tls/ctl1': host } = await values();
    return { trusted: pemBlocks(trusted!, 'CERTIFICATE'), host: host! };
  };
  const stages = async () => (await rotate('tls/ca')).rotated;
  const old = await seen();
  expect(await stages()).toEqual([{ name: 'tls/ca', stage: 'introduced' }]);
  const both = await seen();
  expect(both.host, 'the old one signs').toBe(old.host);
  expect(both.trusted).toEqual([old.trusted[0], expect.any(String)]);
  expect(await stages()).toEqual([{ name: 'tls/ca', stage: 'succeeded' }, { name: 'tls/ctl1' }]);
  const changed = await seen();
  expect(changed.host, 'the new one signs').not.toBe(old.host);
  expect(new Set(changed.trusted)).toEqual(new Set(both.trusted));
  expect(await stages()).toEqual([{ name: 'tls/ca', stage: 'retired' }]);
  const end = await seen();
  expect(end).toEqual({ trusted: [both.trusted[1]], host: changed.host });
});
