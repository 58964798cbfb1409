import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from '../../scripts/bundle.mjs';
import type { CanaryConfig } from '../../src/drill/canaries/config.ts';
import type { Answer, CanaryRecord, ReadBack } from '../../src/drill/canaries/record.ts';
import { startCanaries } from '../../src/drill/canaries/start.ts';
import { fakeKeystone } from '../helpers/fake-keystone.ts';
import { mariadbMissing, type PrivateMariadb, privateMariadb } from '../helpers/private-mariadb.ts';

/** The real canary process, as Quorate starts it. */
let directory: string;
let command: string[];
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'quorate-canary-'));
  const outfile = join(directory, 'main.cjs');
  await build({ ...bundle, entryPoints: ['src/cli/main.ts'], outfile });
  command = [process.execPath, outfile, 'canary'];
});
afterAll(() => rmSync(directory, { recursive: true }));

const password = 'n0t-to-be-seen';
const answersOf = (records: CanaryRecord[]) =>
  records.filter((record): record is Answer => record.type === 'answer').sort((a, b) => a.seq - b.seq);

function start(canary: CanaryConfig, run = 'r1') {
  const records: CanaryRecord[] = [];
  return { records, canaries: startCanaries(command, { run, canaries: [canary] }, (record) => records.push(record)) };
}

describe('sign-in', () => {
  test('a server that hangs for a second delays those requests only, and every one is accounted for', async () => {
    let hangUntil = 0;
    const keystone = await fakeKeystone(
      (_, response) => void setTimeout(() => response.writeHead(201).end(), Math.max(0, hangUntil - Date.now())),
    );
    const { records, canaries } = start({
      canary: 'sign-in',
      intervalMs: 50,
      timeoutMs: 5000,
      url: keystone.url,
      user: 'u',
      domain: 'Default',
      password,
    });
    while (records.length < 10) await delay(20);
    hangUntil = Date.now() + 1000;
    await delay(1500);
    await canaries.stop();
    await keystone.close();
    expect(await canaries.gone).toBeUndefined();
    const answers = answersOf(records);
    expect(records.at(-1)).toMatchObject({ type: 'ended', requests: { 'sign-in': answers.length } });
    expect(answers.every(({ outcome }) => outcome === 'ok')).toBe(true);
    expect(answers.filter(({ ms }) => ms > 300).length).toBeGreaterThanOrEqual(10);
    expect(Math.max(...answers.map(({ sent, scheduled }) => sent - scheduled))).toBeLessThan(200);
    expect(JSON.stringify(records)).not.toContain(password);
  });
});

const missing = mariadbMissing();
describe.skipIf(missing)(`database-write${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let mariadb: PrivateMariadb;
  beforeAll(async () => {
    mariadb = await privateMariadb();
    await mariadb.sql(
      `CREATE DATABASE quorate_canary; CREATE USER quorate_canary@'%' IDENTIFIED BY '${password}'; GRANT ALL ON quorate_canary.* TO quorate_canary@'%'`,
    );
  }, 60_000);
  afterAll(() => mariadb?.end());

  const config = (timeoutMs: number): CanaryConfig => ({
    canary: 'database-write',
    intervalMs: 50,
    timeoutMs,
    host: '127.0.0.1',
    port: mariadb.port,
    user: 'quorate_canary',
    password,
    database: 'quorate_canary',
  });

  test('writes go on beside one that hangs, and all that were acknowledged are read back', async () => {
    const { records, canaries } = start(config(500));
    while (records.length < 10) await delay(20);
    mariadb.hang();
    await delay(1200);
    mariadb.goOn();
    await delay(800);
    await canaries.stop();
    expect(await canaries.gone).toBeUndefined();
    const answers = answersOf(records);
    expect(records.at(-1)).toMatchObject({ type: 'ended', requests: { 'database-write': answers.length } });
    expect(answers.filter(({ outcome }) => outcome === 'timeout').length).toBeGreaterThan(5);
    expect(answers.at(-1)).toMatchObject({ outcome: 'ok', server: expect.any(String) });
    const readBack = records.find((record): record is ReadBack => record.type === 'read-back');
    const there = (seq: number) => readBack?.rows.some(([from, to]) => from <= seq && seq <= to);
    expect(readBack?.error).toBeUndefined();
    expect(answers.filter(({ outcome, seq }) => outcome === 'ok' && !there(seq))).toEqual([]);
    expect(JSON.stringify(records)).not.toContain(password);
  });

  test('an acknowledged row that is gone is missing from what is read back', async () => {
    const { records, canaries } = start(config(500), 'r2');
    while (records.length < 10) await delay(20);
    await mariadb.sql("DELETE FROM quorate_canary.canary_writes WHERE run = 'r2' AND seq = 3");
    await canaries.stop();
    const readBack = records.find((record): record is ReadBack => record.type === 'read-back');
    expect(readBack?.rows.slice(0, 2)).toEqual([
      [0, 2],
      [4, expect.any(Number)],
    ]);
  });

  test('a wrong password is told by its code alone', async () => {
    const { canaries } = start({ ...config(500), user: 'quorate_canary', password: 'another-secret' } as CanaryConfig);
    const why = await canaries.gone;
    expect(why).toContain('Access denied');
    expect(why).not.toContain('another-secret');
  });
});
