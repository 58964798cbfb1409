import { expect, test } from 'vitest';
import { timers } from './timers.ts';

test('consensus is at least 1.2 times the token, as Corosync demands', () => {
  expect(timers.corosyncConsensus).toBeGreaterThanOrEqual(timers.corosyncToken * 1.2);
});

test('the balancer takes a silent database member out before the group drops it, so no new session meets a member in doubt', () => {
  expect(timers.haproxyCheck * timers.haproxyFall).toBeLessThanOrEqual(timers.galeraSuspect);
});

test('a Galera member is asked at least three times before it is suspected', () => {
  expect(timers.galeraKeepalive * 3).toBeLessThanOrEqual(timers.galeraSuspect);
  expect(timers.galeraSuspect).toBeLessThan(timers.galeraInactive);
});

test('a message of a joining member is sent many times before the join is given up', () => {
  expect(timers.galeraJoin * 10).toBeLessThanOrEqual(timers.galeraInstall);
  expect(timers.galeraCheck).toBeLessThanOrEqual(timers.galeraJoin);
});

test('database clients outlive a failover, and give up before the balancer forgets them', () => {
  expect(timers.databaseRead).toBeGreaterThan(timers.corosyncToken + timers.corosyncConsensus + timers.galeraInactive);
  expect(timers.databaseRead).toBeLessThan(timers.apiAnswer);
  expect(timers.databaseRecycle).toBeLessThan(timers.databaseIdle);
});

test('who waits for a thread is refused before a patient client of 10 s gives up, with time left to be served', () => {
  expect(timers.apiQueue).toBeLessThanOrEqual(10_000 / 2);
});

test('an API that hangs is taken out within 10 s', () => {
  expect((timers.apiCheck + timers.apiConnect) * timers.haproxyFall).toBeLessThanOrEqual(10_000);
});
