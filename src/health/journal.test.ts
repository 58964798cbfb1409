import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { compose } from '../compose/compose.ts';
import { fakeTransport } from '../transport/fake.ts';
import { gather, inOneOrder, readLine } from './journal.ts';

const units = new Map([['mariadb.service', 'galera']]);
const line = (at: number, entry: object) => JSON.stringify({ __REALTIME_TIMESTAMP: String(at * 1000), ...entry });
const composition = compose(threeControllers(), (name) => name);
const question = { from: 1_000_000, until: 2_000_000, hosts: ['ctl1', 'ctl2'], services: [], lines: 2 };

test('a line is told with the service whose unit wrote it', () => {
  const [read] = readLine(line(5, { _SYSTEMD_UNIT: 'mariadb.service', PRIORITY: '3', MESSAGE: 'gone' }), 'ctl1', units);
  expect(read).toEqual({
    at: 5,
    host: 'ctl1',
    service: 'galera',
    unit: 'mariadb.service',
    priority: 3,
    message: 'gone',
  });
});

test('what systemd says of a unit belongs to that unit; what has none, to its program', () => {
  expect(readLine(line(5, { _SYSTEMD_UNIT: 'init.scope', UNIT: 'mariadb.service' }), 'ctl1', units)[0]!.service).toBe(
    'galera',
  );
  expect(readLine(line(5, { SYSLOG_IDENTIFIER: 'kernel', MESSAGE: 'x' }), 'ctl1', units)[0]!.unit).toBe('kernel');
});

test('bytes are read as text, and nothing steers the terminal', () => {
  expect(readLine(line(5, { MESSAGE: [27, 91, 50, 74, 104, 105] }), 'ctl1', units)[0]!.message).toBe('\ufffd[2Jhi');
});

test('what is no line is left out', () => {
  expect([...readLine('-- No entries --', 'ctl1', units), ...readLine('{"half', 'ctl1', units)]).toEqual([]);
});

test('lines of several hosts are put in one order, and those of a host keep theirs', () => {
  const at = (when: number, host: string, message: string) => ({ at: when, host, unit: 'u', priority: 6, message });
  const told = inOneOrder([at(2, 'ctl2', 'c'), at(1, 'ctl2', 'a'), at(1, 'ctl2', 'b'), at(1, 'ctl1', 'first')]);
  expect(told.map(({ message }) => message)).toEqual(['first', 'a', 'b', 'c']);
});

test('a host with more lines than asked for says so, one that does not answer is named, and no text is spliced', async () => {
  const transport = fakeTransport({
    ctl1: { execute: () => ({ stdout: [1, 2, 3].map((at) => line(at, { MESSAGE: `m${at}` })).join('\n') }) },
  });
  const { lines, cut, unseen } = await gather(composition, transport, question);
  expect(lines.map(({ message }) => message)).toEqual(['m2', 'm3']);
  expect(cut).toEqual(['ctl1']);
  expect(unseen.map(({ host }) => host)).toEqual(['ctl2']);
  expect(transport.calls[0]!.script.params).toEqual({ units: '', from: '1000.000', until: '2000.000', lines: '3' });
});

test('only the units of the services that were asked for are read', async () => {
  const transport = fakeTransport({ ctl1: {}, ctl2: {} });
  await gather(composition, transport, { ...question, services: ['corosync'] });
  expect(transport.calls.map(({ script }) => script.params!.units)).toEqual(['corosync.service', 'corosync.service']);
});
