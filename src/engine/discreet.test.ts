import { expect, test } from 'vitest';
import type { Transport } from '../transport/remote.ts';
import { discreet } from './discreet.ts';

test('a program that prints a password when it fails tells nobody', async () => {
  const stderr = "ValueError: 'mysql+pymysql://keystone:hunter2hunter2@10.77.0.100/keystone'";
  const transport: Transport = {
    connect: async (host) => ({
      host,
      execute: async () => ({ code: 1, stdout: 'as hunter2hunter2\n', stderr, ms: 1 }),
    }),
    close: async () => {},
  };
  const outcome = await (await discreet(transport, ['hunter2hunter2']).connect('ctl1')).execute(
    { script: '' },
    { timeoutMs: 1000 },
  );
  expect(outcome).toMatchObject({ code: 1, stdout: 'as ***\n' });
  expect(outcome.stderr).toContain('keystone:***@10.77.0.100');
});
