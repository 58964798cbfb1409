import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Status } from '../../src/health/status.ts';
import { expectUnnoticed } from '../helpers/maintained.ts';
import { noRehearsal, patient, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/** Addresses that keepalived moves, on real hosts. */
const cloud = new Rehearsal('keepalived');
const hosts = ['ctl1', 'ctl2', 'ctl3'];
const moved = (by: string) =>
  threeControllers((text) =>
    patient(text).replace('addresses: pacemaker', `addresses: ${by}`).replace('post: 15s', 'post: 3s'),
  );

async function status(): Promise<Status> {
  return JSON.parse((await cloud.run('status', '-o', 'json')).stdout);
}

describe.skipIf(noRehearsal)(`addresses by keepalived${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(moved('keepalived'));
    await cloud.up();
  });
  afterAll(() => cloud.down());

  test('apply makes a cloud that is well within 90 s of it, and claims no fencing', async () => {
    await cloud.apply();
    await cloud.isWell(90);
    const { addresses, quorum, fencing, tolerates, services } = await status();
    expect(addresses.internal).toHaveLength(1);
    expect(addresses.public).toEqual(addresses.internal);
    expect(Object.keys(quorum).sort()).toEqual(['galera', 'rabbitmq']);
    expect(fencing).toEqual({});
    expect(tolerates).toMatchObject({ hosts: 1 });
    expect(services.keepalived).toEqual(Object.fromEntries(hosts.map((host) => [host, 'well'])));
  });

  test('the holder dies: nobody asks that it was fenced, nothing is lost, and it comes back without the address', async () => {
    const { checks, hosts: dead } = await cloud.drill('host-off@vip-holder');
    expect(checks.map(({ checker }) => checker)).not.toContain('fenced-first');
    await cloud.isWell(60);
    expect((await status()).addresses.internal).not.toEqual(dead);
  });

  test('the host that has the addresses is out of the cloud for a while, and nobody notices', async () => {
    await expectUnnoticed(cloud);
  });

  test('a keepalived that is killed leaves no address behind', async () => {
    await cloud.drill('crash@keepalived');
    await cloud.isWell(60);
  });

  test('a database session that is ended while it connects reaches its client', async () => {
    const { addresses, databaseWriter: writer } = await status();
    const [holder] = addresses.internal!;
    const ip = (host: string) => `10.77.0.1${host.slice(-1)}`;
    const from = hosts.find((host) => host !== writer && host !== holder)!;
    // The writer hears nothing of the holder's balancer, which marks it down while the session connects.
    cloud.on(
      writer!,
      `nft 'add table inet deaf; add chain inet deaf in { type filter hook input priority -10; }; add rule inet deaf in ip saddr ${ip(holder!)} tcp dport { 3306, 9200 } drop'`,
    );
    const client = "timeout 12 bash -c 'exec 3<>/dev/tcp/10.77.0.100/3306; cat <&3 >/dev/null'; echo $?";
    const ended = cloud.on(from, client);
    cloud.on(writer!, 'nft delete table inet deaf');
    expect(ended).toBe('0');
    await cloud.isWell(30);
  });

  test('the cloud goes over to Pacemaker, and back, with each address on one host', async () => {
    for (const by of ['pacemaker', 'keepalived']) {
      cloud.declare(moved(by));
      await cloud.apply();
      await cloud.isWell(90);
      expect((await status()).addresses.internal).toHaveLength(1);
    }
    expect(cloud.on('ctl1', 'systemctl is-active corosync pacemaker keepalived')).toBe('inactive\ninactive\nactive');
  });
});
