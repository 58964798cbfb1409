import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Clock } from '../util/clock.ts';
import { giveSecret } from './give.ts';
import { keysIn } from './keys.ts';
import { rotateSecrets } from './rotate.ts';
import type { SecretSpec } from './secret.ts';
import { keptSecrets, openSecrets } from './store.ts';

const day = 86_400_000;
let root: string;
let directory: string;
let now: number;
let notes: string[];
const clock: Clock = { now: () => now, sleep: async () => {} };
const world = { clock, note: (text: string) => void notes.push(text) };

beforeEach(() => {
  root = mkdtempSync('/tmp/quorate-secrets-');
  directory = join(root, 'clouds', 'demo');
  vi.stubEnv('QUORATE_IDENTITY', join(root, 'config', 'identity'));
  now = Date.UTC(2026, 0, 1);
  notes = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const database = { name: 'database/keystone', kind: 'password' } as const;
const place = (specs: readonly SecretSpec[], given = {}) => ({ cloud: 'demo', directory, specs, given });
const sealedFile = () => join(directory, 'secrets.age');
const plainFile = () => join(directory, 'secrets.json');

describe('what is kept', () => {
  test('is generated once, and can be read by nobody without the identity', async () => {
    const first = (await openSecrets(place([database]), world))('database/keystone');
    expect((await openSecrets(place([database]), world))('database/keystone')).toBe(first);
    expect(readFileSync(sealedFile(), 'latin1')).not.toContain(first);
    for (const file of [sealedFile(), join(root, 'config', 'identity')])
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(join(root, 'config', 'identity'));
  });

  test('survives many who write at once', async () => {
    const specs = Array.from({ length: 8 }, (_, index) => ({ name: `password/${index}`, kind: 'password' }) as const);
    await Promise.all(specs.map((spec) => openSecrets(place([spec]), world)));
    const written = statSync(sealedFile()).mtimeMs;
    await openSecrets(place(specs), world);
    expect(statSync(sealedFile()).mtimeMs, 'nothing was missing').toBe(written);
  });

  test('was plain in an older version: it is encrypted, and the plain file goes', async () => {
    mkdirSync(directory, { recursive: true });
    const fernet = { name: 'keystone/fernet-keys', kind: 'keys', restMs: 1 } as const;
    writeFileSync(
      plainFile(),
      JSON.stringify({
        'database/keystone': 'old-one',
        'keystone/fernet-keys/0': 'k0',
        'keystone/fernet-keys/1': 'k1',
      }),
    );
    const secrets = await openSecrets(place([database, fernet]), world);
    expect(secrets('database/keystone')).toBe('old-one');
    expect(keysIn(secrets('keystone/fernet-keys'))).toEqual([
      { number: 0, key: 'k0' },
      { number: 1, key: 'k1' },
    ]);
    expect(existsSync(plainFile())).toBe(false);
    expect(notes.join()).toContain(plainFile());
    expect(readFileSync(sealedFile(), 'latin1')).not.toContain('old-one');
  });

  test('opens for colleagues once their public key is in the file beside the identity', async () => {
    const value = (await openSecrets(place([database]), world))('database/keystone');
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const colleague = await generateX25519Identity();
    writeFileSync(join(root, 'config', 'recipients'), `# Mei\n${await identityToRecipient(colleague)}\n`);
    await openSecrets(place([database]), world);
    const theirs = join(root, 'theirs');
    mkdirSync(theirs);
    writeFileSync(join(theirs, 'identity'), `${colleague}\n`);
    vi.stubEnv('QUORATE_IDENTITY', join(theirs, 'identity'));
    expect((await openSecrets(place([database]), world))('database/keystone')).toBe(value);
    // They know nobody else's key, and lock nobody out all the same.
    await giveSecret(place([database]), 'database/keystone', 'abcdefghijklmnop', world);
    vi.stubEnv('QUORATE_IDENTITY', join(root, 'config', 'identity'));
    expect((await openSecrets(place([database]), world))('database/keystone')).toBe('abcdefghijklmnop');
  });
});

describe('what cannot be opened is told, and never replaced', () => {
  beforeEach(async () => {
    await openSecrets(place([database]), world);
  });
  const failure = () => openSecrets(place([database]), world);

  test('without the identity', async () => {
    rmSync(join(root, 'config'), { recursive: true });
    await expect(failure()).rejects.toThrow('SECRETS_IDENTITY_MISSING');
    expect(existsSync(join(root, 'config'))).toBe(false);
  });

  test('with another identity', async () => {
    const { generateX25519Identity } = await import('age-encryption');
    writeFileSync(join(root, 'config', 'identity'), await generateX25519Identity());
    await expect(failure()).rejects.toThrow(/SECRETS_IDENTITY_WRONG.*sealed for others/);
  });

  test('with a file that holds none', async () => {
    writeFileSync(join(root, 'config', 'identity'), 'ssh-ed25519 AAAA');
    await expect(failure()).rejects.toThrow(/SECRETS_IDENTITY_WRONG.*AGE-SECRET-KEY/);
  });

  test('when it is damaged, or cut short', async () => {
    const whole = readFileSync(sealedFile());
    writeFileSync(sealedFile(), whole.subarray(0, -10));
    await expect(failure()).rejects.toThrow('SECRETS_DAMAGED');
    whole[whole.length - 20]! ^= 1;
    writeFileSync(sealedFile(), whole);
    await expect(failure()).rejects.toThrow('SECRETS_DAMAGED');
    writeFileSync(sealedFile(), '');
    await expect(failure()).rejects.toThrow('SECRETS_DAMAGED');
  });

  test('when it cannot be read', async () => {
    rmSync(sealedFile());
    mkdirSync(sealedFile());
    await expect(failure()).rejects.toThrow(/FILE_NOT_FOUND.*secrets\.age/);
  });

  test('a slip in a plain file is told without quoting what is in it', async () => {
    writeFileSync(plainFile(), '{"fence/ctl1": hunter2}');
    const error = await failure().catch((thrown: Error) => thrown);
    expect(String(error)).toContain('not JSON');
    expect(String(error)).not.toContain('hunter2');
  });

  test('a directory that cannot be written to', async () => {
    if (process.getuid?.() === 0) return;
    chmodSync(directory, 0o500);
    await expect(rotateSecrets(place([database]), ['*'], world)).rejects.toThrow('FILE_NOT_WRITTEN');
  });
});

describe("the operator's own", () => {
  const fences = ['fence/ctl1', 'fence/ctl2'].map((name) => ({ name, kind: 'given' }) as const);

  test('are asked for, all at once, and never made up', async () => {
    await expect(openSecrets(place(fences), world)).rejects.toMatchObject({
      problems: [{ code: 'SECRET_MISSING' }, { code: 'SECRET_MISSING' }],
    });
    expect(await keptSecrets(place(fences), world)).toEqual({});
    await giveSecret(place(fences), 'fence/ctl1', "p'a ss$", world);
    const secrets = await openSecrets(place(fences, { 'fence/ctl2': 'b' }), world);
    expect([secrets('fence/ctl1'), secrets('fence/ctl2')]).toEqual(["p'a ss$", 'b']);
  });

  test('must be something a file can hold, and be known', async () => {
    await expect(giveSecret(place(fences), 'fence/ctl1', 'a\nb', world)).rejects.toThrow('USAGE');
    await expect(giveSecret(place(fences), 'fence/ctl1', '', world)).rejects.toThrow('USAGE');
    await expect(giveSecret(place(fences), 'fence/ctl9', 'x', world)).rejects.toThrow('SECRET_UNKNOWN');
    await expect(giveSecret(place([database]), 'database/keystone', 'a@b:c/d e', world)).rejects.toThrow('USAGE');
  });
});

test('certificates are renewed in time, when names change, and not before', async () => {
  const specs = (names: string[]): SecretSpec[] => [
    { name: 'tls/ctl1', kind: 'certificate', names },
    { name: 'tls/ca', kind: 'authority' },
  ];
  const open = async (names: string[]) => (await openSecrets(place(specs(names)), world))('tls/ctl1');
  const first = await open(['ctl1', '10.0.0.1']);
  expect((await openSecrets(place(specs(['ctl1', '10.0.0.1'])), world))('tls/ca')).not.toContain('PRIVATE');
  now += 366 * day;
  expect(await open(['10.0.0.1', 'ctl1'])).toBe(first);
  now += 2 * day;
  const second = await open(['ctl1', '10.0.0.1']);
  expect(second).not.toBe(first);
  expect(notes.at(-1)).toContain('30 days');
  expect(await open(['ctl1', '10.0.0.2'])).not.toBe(second);
});
