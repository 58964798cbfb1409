import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectCopyHarmless } from '../helpers/copying.ts';
import { expectUnnoticed } from '../helpers/maintained.ts';
import { expectKillRefusesNobody } from '../helpers/refused.ts';
import { noRehearsal, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';
import { expectServed, withUsers } from '../helpers/users.ts';

/**
 * A cloud that changes under its users: it grows, is set differently, and shrinks, by editing the file and applying; three times Quorate
 * is killed at a boundary between two steps that nobody chose. No time is judged here: a busy machine is slow.
 */
const cloud = new Rehearsal('change');
const seed = Number(process.env.QUORATE_SEED ?? Date.now() % 1000);
const one = (text: string) => text.replace(/^ {2}ctl[23]:.*\n/gm, '');
const two = (text: string) => text.replace(/^ {2}ctl3:.*\n/m, '');
/** The shortest timers, for an objective that takes them: each daemon must begin with them. */
const shortest = (text: string) =>
  `${text.replace('{ host: 8s', '{ host: 10.6s')}
assumptions:
  latency: { best: 0.1ms, expected: 0.2ms, worst: 1ms }
  fencing: { best: 1s, expected: 1.1s, worst: 1.5s }
  fence-agent: { best: 250ms, expected: 500ms, worst: 800ms }
`;
const settings = (processes: number, connections: number) =>
  `\nservices: { keystone: { processes: ${processes} }, galera: { max-connections: ${connections} } }\n`;

/** Kills an apply with -9 once a part of its steps is done; which part follows from the seed. */
async function killedApply(salt: number): Promise<void> {
  const plan = await cloud.run('plan', '-o', 'json');
  expect(plan.code, plan.stderr).toBe(0);
  const { steps } = JSON.parse(plan.stdout) as { steps: unknown[] };
  // The last ones are over before a signal arrives.
  const done = 1 + ((seed * 31 + salt * 17) % (steps.length - 4));
  console.log(`seed ${seed}: killed after ${done} of ${steps.length} steps`);
  const apply = cloud.start('apply');
  await apply.printed(/[✓=] ctl/, done);
  apply.process.kill('SIGKILL');
  expect((await apply.ended).code).toBeNull();
}

describe.skipIf(noRehearsal)(`a cloud that changes${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(threeControllers());
    await cloud.up();
  });
  afterAll(() => cloud.down());

  test('its first apply is killed at any step; the next makes it one controller that is well', async () => {
    cloud.declare(threeControllers(one));
    await killedApply(1);
    await cloud.apply();
    await cloud.isWell(60);
  });

  test('it grows to three while it is used, killed on the way: no acknowledged write is lost', async () => {
    const users = await withUsers(cloud, async () => {
      cloud.declare(threeControllers());
      await killedApply(2);
      await cloud.apply();
      await cloud.isWell(90);
    });
    console.log('one controller became three:', JSON.stringify(users));
    expect(users).toMatchObject({ lost: 0 });
    expect(users.acknowledged).toBeGreaterThan(100);
  });

  test('settings of the database and of keystone roll through all three: nobody is refused, no acknowledged write is lost', async () => {
    const users = await withUsers(cloud, async () => {
      cloud.declare(threeControllers() + settings(3, 1500));
      const { stderr } = await cloud.apply();
      for (const host of ['ctl1', 'ctl2', 'ctl3'])
        for (const unit of ['mariadb.service', 'keystone.service'])
          expect(stderr).toContain(`${host}: restart ${unit}`);
    });
    console.log('settings rolled:', JSON.stringify(users));
    expectServed(users);
    expect(users.answers['sign-in'].of).toBeGreaterThan(40);
    await cloud.isWell(60);
  });

  test('killed at any step of a rolling change to the shortest timers, the next apply goes on, and all is well', async () => {
    cloud.declare(shortest(threeControllers()) + settings(2, 1600));
    await killedApply(3);
    await cloud.apply();
    await cloud.isWell(60);
    expect(cloud.on('ctl1', 'grep -o "token: [0-9]*" /etc/corosync/corosync.conf')).toBe('token: 600');
    expect(cloud.on('ctl1', "mariadb -BNe 'SELECT @@wsrep_provider_options'")).toContain(
      'evs.suspect_timeout = PT0.75S',
    );
  });

  test('a member that takes a copy of the data stops nobody who changes accounts', () => {
    expectCopyHarmless(cloud, 'ctl3', 'ctl2');
  });

  test('who comes while a killed balancer starts anew waits, and is not refused', () => {
    expectKillRefusesNobody(cloud, ['ctl1', 'ctl2', 'ctl3']);
  });

  test('a member that holds up every write is told by name', async () => {
    cloud.on('ctl1', 'mariadb -e "CREATE TABLE quorate_canary.held (id INT PRIMARY KEY)"');
    const hold = 'SET SESSION wsrep_on = OFF; LOCK TABLES quorate_canary.held WRITE; SELECT SLEEP(30)';
    cloud.on('ctl3', `(mariadb -e "${hold}" >/dev/null 2>&1 </dev/null &) ; sleep 1`);
    cloud.on('ctl1', 'timeout 15 mariadb -e "ALTER TABLE quorate_canary.held ADD COLUMN b INT" ; sleep 12');
    const { conditions } = JSON.parse((await cloud.run('status', '-o', 'json')).stdout);
    expect(conditions).toMatchObject([{ code: 'GALERA_STUCK', host: 'ctl3' }]);
    cloud.on('ctl1', 'mariadb -e "DROP TABLE quorate_canary.held"');
    await cloud.isWell(60);
  });

  test('the host that has the addresses is out of the cloud for a while, without power, and nobody notices', async () => {
    await expectUnnoticed(cloud);
  });

  test('of two applies at once one goes on, and the other names it and changes nothing', async () => {
    cloud.declare(threeControllers() + settings(3, 1600));
    const first = cloud.start('apply');
    await first.printed('✓ ctl');
    const second = await cloud.run('apply', '--lock-timeout', '0s');
    expect(second.code, second.stderr).not.toBe(0);
    expect(second.stderr).toContain('LOCKED');
    expect(second.stderr).not.toContain('✓ ctl');
    const { code, stderr } = await first.ended;
    expect(code, stderr).toBe(0);
    await cloud.isWell(60);
  });

  test('a controller that is no longer declared leaves while the cloud is used: its requests are answered, no acknowledged write is lost', async () => {
    const users = await withUsers(cloud, async () => {
      cloud.declare(threeControllers(two) + settings(3, 1600));
      await cloud.apply();
      await cloud.isWell(60);
    });
    console.log('a controller left:', JSON.stringify(users));
    // It had the addresses, or had not: who comes while they move waits.
    expectServed(users);
    expect(cloud.on('ctl1', 'cibadmin --query | grep -c ctl3')).toBe('0');
    expect(cloud.on('ctl3', 'systemctl is-active corosync mariadb haproxy keystone rabbitmq-server')).not.toContain(
      '\nactive',
    );
  });
});
