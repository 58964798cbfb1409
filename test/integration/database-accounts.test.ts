import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountSteps } from '../../src/services/galera/accounts.ts';
import type { ConvergeStep, View } from '../../src/services/service.ts';
import { threeControllers } from '../helpers/clouds.ts';
import { composed } from '../helpers/observed.ts';
import { mariadbMissing, type PrivateMariadb, privateMariadb } from '../helpers/private-mariadb.ts';

const missing = mariadbMissing();

describe.skipIf(missing !== undefined)(`accounts in a real MariaDB${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let database: PrivateMariadb;
  beforeAll(async () => {
    database = await privateMariadb();
  }, 30_000);
  afterAll(async () => {
    await database?.end();
  });

  /** The steps of keystone's account, with this password. */
  function steps(password: string): { open: ConvergeStep; close: ConvergeStep } {
    const { view } = composed({ ...threeControllers(), tls: 'off' }).groups.find(
      ({ service }) => service.id === 'galera',
    )!;
    const all = accountSteps({ ...view, secret: () => password } as View);
    const find = (id: string) => all.find((step) => step.id === id)!;
    return { open: find('galera-account-keystone'), close: find('galera-account-keystone-close') };
  }
  const run = (step: ConvergeStep) => database.sql(step.act.stdin!);

  async function opens(password: string): Promise<boolean> {
    const { port } = database;
    try {
      const connection = await createConnection({
        host: '127.0.0.1',
        port,
        user: 'keystone',
        password,
        database: 'keystone',
      });
      await connection.end();
      return true;
    } catch {
      return false;
    }
  }
  const who = async () => [await opens('first'), await opens('second'), await opens('third')];

  test('a new password is accepted besides the former, and alone only at the end', async () => {
    await run(steps('first').open);
    expect(await who()).toEqual([true, false, false]);
    await run(steps('second').open);
    expect(await who()).toEqual([true, true, false]);
    await run(steps('second').open);
    expect(await who(), 'safe to repeat').toEqual([true, true, false]);
    await run(steps('second').close);
    expect(await who()).toEqual([false, true, false]);
  });

  test('one that is rotated again before the apply was finished shuts nobody out', async () => {
    await run(steps('first').open);
    await run(steps('third').open);
    expect(await who()).toEqual([true, true, true]);
    await run(steps('third').close);
    expect(await who()).toEqual([false, false, true]);
  });
});
