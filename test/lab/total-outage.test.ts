import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Recovery } from '../../src/cli/recover.ts';
import type { Status } from '../../src/health/status.ts';
import { quorate } from '../helpers/quorate.ts';
import { noRehearsal, Rehearsal, threeControllers } from '../helpers/rehearsal.ts';

/** All hosts lose power at once. Bounds are wide: a busy machine must not fail a test of what comes back and what does not. */
const cloud = new Rehearsal('outage');
const hosts = ['ctl1', 'ctl2', 'ctl3'];

async function power(act: 'plug' | 'unplug', which: readonly string[]): Promise<void> {
  const done = await quorate('lab', 'power', act, ...which, '--lab', cloud.lab);
  expect(done.code, done.stderr).toBe(0);
}

const status = async (): Promise<Status> => JSON.parse((await cloud.run('status', '-o', 'json')).stdout);
const recovery = async (): Promise<Recovery> => JSON.parse((await cloud.run('recover', '-o', 'json')).stdout);

/** Keystone answers on the internal address. */
const signsIn = (host: string) =>
  cloud.on(host, `curl -sk -o /dev/null -w '%{http_code}' --max-time 5 https://10.77.0.100:5000/v3`) === '200';

async function until<T>(seconds: number, what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) {
      throw new Error(`not within ${seconds} s: ${what}\n${(await cloud.run('recover')).stdout}`);
    }
    await delay(1000);
  }
}

const write = (host: string, row: number) =>
  cloud.on(host, `mariadb -e 'REPLACE INTO quorate_canary.outage VALUES (${row})' && echo kept`);
const rows = (host: string) => cloud.on(host, "mariadb -BNe 'SELECT COUNT(*) FROM quorate_canary.outage'");

const noted = (host: string): readonly string[] =>
  JSON.parse(cloud.on(host, `cat /var/lib/quorate/galera/clients.json || echo '{"writers":[]}'`)).writers;

/** Whoever has clients, once all know it: Keystone looks for the user that nobody is, and keeps the session. */
function writer(): Promise<string> {
  const user = { name: 'nobody', domain: { id: 'default' }, password: 'none' };
  const body = JSON.stringify({ auth: { identity: { methods: ['password'], password: { user } } } });
  const ask = `curl -sk -o /dev/null --max-time 5 -H 'Content-Type: application/json' --data-binary @- https://10.77.0.100:5000/v3/auth/tokens`;
  return until(30, 'a writer that all have noted', async () => {
    cloud.on('ctl1', ask, body);
    const { databaseWriter } = await status();
    return databaseWriter && hosts.every((host) => noted(host).includes(databaseWriter)) && databaseWriter;
  });
}

describe.skipIf(noRehearsal)(`a total outage${noRehearsal ? ` (${noRehearsal})` : ''}`, () => {
  beforeAll(async () => {
    cloud.declare(threeControllers((text) => text.replace('post: 15s', 'post: 3s')));
    await cloud.up();
    await cloud.apply();
    await cloud.isWell(90);
    cloud.on('ctl1', "mariadb -e 'CREATE TABLE quorate_canary.outage (id INT PRIMARY KEY)'");
  });
  afterAll(() => cloud.down());

  test('all return: all is well within 180 s, and what was acknowledged is there', async () => {
    expect(write(await writer(), 1)).toBe('kept');
    await power('unplug', hosts);
    await power('plug', hosts);
    await cloud.isWell(180);
    expect(rows('ctl1')).toBe('1');
    expect((await recovery()).state).toBe('serving');
  });

  test('one without clients stays dead: the others serve within 120 s, and it joins when it returns', async () => {
    const first = await writer();
    expect(write(first, 2)).toBe('kept');
    const dead = hosts.find((host) => host !== first)!;
    const alive = hosts.filter((host) => host !== dead);
    await power('unplug', hosts);
    await power('plug', alive);
    await until(120, 'the database serves', async () => (await recovery()).state === 'serving');
    await until(60, 'sign-in', async () => signsIn(alive[0]!));
    expect(rows(alive[0]!)).toBe('2');
    await power('plug', [dead]);
    await cloud.isWell(180);
  });

  test('the one with clients stays dead: it is refused, and why; recover begins from the one that is named', async () => {
    const dead = await writer();
    const alive = hosts.filter((host) => host !== dead);
    await power('unplug', hosts);
    await power('plug', alive);
    const refused = await until(120, 'a verdict', async () => {
      const seen = await recovery();
      // The first that is up waits for the second.
      return seen.state === 'undecided' && seen.why !== 'few' && seen;
    });
    expect(refused).toMatchObject({ why: 'writer-missing', about: [dead], missing: [dead] });
    await delay(30_000);
    expect((await recovery()).state, 'nobody begins unasked').toBe('undecided');
    const text = await cloud.run('recover');
    expect(text.code).toBe(106);
    expect(text.stdout).toContain(`--from ${refused.best}`);

    const recovered = await cloud.run('recover', '--from', refused.best!, '--yes');
    expect(recovered.code, recovered.stderr).toBe(0);
    expect(rows(refused.best!)).toBe('2');
    for (const host of alive) {
      const decision = JSON.parse(cloud.on(host, 'tail -n 1 /var/lib/quorate/galera/begun.ndjson'));
      expect(decision).toMatchObject({ from: refused.best, without: [dead] });
    }
    const again = await cloud.run('recover', '--from', refused.best!, '--yes');
    expect(again.code, again.stderr).toBe(0);

    await power('plug', [dead]);
    await cloud.isWell(240);
    expect(rows(dead)).toBe('2');
  });
});
