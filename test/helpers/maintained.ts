import { expect } from 'vitest';
import type { Status } from '../../src/health/status.ts';
import { quorate } from './quorate.ts';
import type { Rehearsal } from './rehearsal.ts';
import { expectServed, withUsers } from './users.ts';

/**
 * The host that has the addresses is put to rest, loses its power, starts, stays at rest and serves again, while the cloud is used: no
 * request of anybody fails. Meanwhile nothing else may change it, and no other host may be put to rest.
 */
export async function expectUnnoticed(cloud: Rehearsal): Promise<void> {
  const status = async () => JSON.parse((await cloud.run('status', '-o', 'json')).stdout) as Status;
  const {
    addresses: { internal },
    hosts,
  } = await status();
  const [host] = internal!;
  const other = hosts.find((one) => one !== host)!;
  const users = await withUsers(cloud, async () => {
    const begun = await cloud.run('maintain', host!, '--because', 'more memory', '-o', 'json');
    expect(begun.code, begun.stderr).toBe(0);
    expect(JSON.parse(begun.stdout)).toMatchObject({ host, is: 'begun', tolerates: { hosts: 0 } });
    const counting = (await status()).conditions.filter(({ standing }) => standing === 'counts');
    expect(counting).toMatchObject([{ code: 'HOST_IN_MAINTENANCE', host }]);
    for (const power of ['off', 'on'])
      expect((await quorate('lab', 'power', power, host!, '--lab', cloud.lab)).code).toBe(0);
    const refused = await cloud.run('maintain', other);
    expect(refused.code, refused.stderr).toBe(106);
    expect(refused.stderr).toContain('QUORUM_AT_RISK');
    const stopped = 'corosync pacemaker keepalived mariadb rabbitmq-server haproxy keystone';
    await expect.poll(() => cloud.on(host!, 'echo up'), { timeout: 60_000, interval: 1000 }).toBe('up');
    expect(cloud.on(host!, `systemctl is-active ${stopped}`).split('\n')).not.toContain('active');
    expect((await cloud.run('apply')).stderr).toContain('HOST_AT_REST');
    const ended = await cloud.run('maintain', host!, '--end');
    expect(ended.code, ended.stderr).toBe(0);
    await cloud.isWell(90);
  });
  console.log(`${host} was in maintenance:`, JSON.stringify(users));
  expectServed(users);
  expect((await status()).addresses.internal).not.toEqual(internal);
}
