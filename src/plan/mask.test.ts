import { describe, expect, test } from 'vitest';
import { after, before, mask, maskPair } from './mask.ts';

const secrets = ['hunter2hunter2', 'other-secret'];

describe('a pair of versions', () => {
  test('shows what changes, and hides what is secret', () => {
    const { old, fresh } = maskPair(
      'a = 1\npassword = hunter2hunter2\n',
      'a = 2\npassword = hunter2hunter2\n',
      secrets,
    );
    expect(old).toBe('a = 1\npassword = ***\n');
    expect(fresh).toBe('a = 2\npassword = ***\n');
  });

  test('shows that a secret changes, though its former value is not known any more', () => {
    const { old, fresh } = maskPair(
      'url = mysql://k:formerpassword@host/db\n',
      'url = mysql://k:hunter2hunter2@host/db\n',
      secrets,
    );
    expect(old).toBe(`url = mysql://k:${before}@host/db\n`);
    expect(fresh).toBe(`url = mysql://k:${after}@host/db\n`);
  });

  test('shows only the key of an old line that nothing can be said of', () => {
    expect(maskPair('old_password = whatever\nbare line\n', 'a = 1\n', secrets).old).toBe('old_password = ***\n***\n');
  });

  test('hides a private key, known or not', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n';
    const { old, fresh } = maskPair(key.replace('abc', 'former'), key, secrets);
    expect(`${old}${fresh}`).not.toMatch(/abc|former/);
  });
});

test('a quoted secret is hidden, too', () => {
  expect(mask(`printf %s 'it'\\''s secret'`, ["it's secret"])).toBe('printf %s ***');
});
