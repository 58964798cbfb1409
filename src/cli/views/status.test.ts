import { stripVTControlCharacters } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import type { Status } from '../../health/status.ts';
import { setLanguage } from '../../locale/text.ts';
import { logsText } from './logs.ts';
import { nagiosText } from './nagios.ts';
import { statusText } from './status.ts';
import { localText } from './when.ts';

const at = '2026-11-21T07:00:00.000Z';
const status: Status = {
  apiVersion: 'quorate/v1',
  kind: 'Status',
  at,
  cloud: 'demo',
  revisions: { '3b0f': ['ctl1'], '9c2e': ['ctl2'] },
  health: 'HEALTH_ERR',
  conditions: [
    {
      code: 'HOST_UNREACHABLE_NOW',
      severity: 'error',
      service: 'host',
      host: 'ctl2',
      what: 'ctl2 does | not answer',
      standing: 'counts',
      since: at,
    },
    {
      code: 'GALERA_DEGRADED',
      severity: 'warning',
      service: 'galera',
      about: ['ctl2'],
      what: '2 of 3',
      standing: 'symptom',
      since: at,
      because: ['HOST_UNREACHABLE_NOW ctl2'],
    },
    { code: 'CLOCK_SKEW', severity: 'warning', service: 'chrony', what: '0.2 s apart', standing: 'muted', since: at },
    {
      code: 'MEMBER_DOWN',
      severity: 'warning',
      service: 'memcached',
      host: 'ctl1',
      what: 'memcached on ctl1 does not answer',
      standing: 'held',
      since: at,
    },
  ],
  mutes: [
    { code: 'CLOCK_SKEW', by: 'ann', until: '2026-11-21T09:00:00.000Z', active: true, silences: 1 },
    { code: 'TLS_OFF', by: 'ann', until: '2026-11-21T09:00:00.000Z', active: false, silences: 0 },
  ],
  hosts: ['ctl1', 'ctl2'],
  services: { galera: { ctl1: 'well', ctl2: 'unknown' }, memcached: { ctl1: 'warning', ctl2: 'unknown' } },
  addresses: { internal: ['ctl1'], public: [] },
  databaseWriter: 'ctl1',
  quorum: { galera: { have: 2, of: 3, need: 2 } },
  fencing: {
    ctl1: {
      state: 'ready',
      proven: '2026-11-19T07:00:00.000Z',
      levels: [
        { agent: 'redfish', state: 'ready' },
        { agent: 'pdu', state: 'ready', proven: '2026-11-19T07:00:00.000Z' },
      ],
    },
    ctl2: { state: 'unavailable', levels: [{ agent: 'redfish', state: 'unavailable' }] },
  },
  tolerates: { hosts: 0, limitedBy: ['galera', 'fencing'] },
};
const plain = (text: string) => stripVTControlCharacters(text);
const until = localText(Date.parse('2026-11-21T09:00:00.000Z')).slice(11, 16);

afterEach(() => setLanguage('en'));

test('a status tells what counts, what is muted and held, and only how much follows from that', () => {
  expect(plain(statusText(status, false)).replace(until, '09:00')).toMatchInlineSnapshot(`
    "cloud demo  HEALTH_ERR (muted: CLOCK_SKEW until 09:00)  revision 3b0f on ctl1 · 9c2e on ctl2
      [ERR] HOST_UNREACHABLE_NOW  ctl2 does | not answer
      [wrn] MEMBER_DOWN  memcached on ctl1 does not answer (counts once it has lasted for 10 s)
      1 more follow from these: --all shows them
      TLS_OFF is heard again: it became worse after it was muted
                 ctl1  ctl2
      galera     ●     ?
      memcached  ◐     ?
    addresses      internal ctl1 · public no host
    database       sessions go to ctl1
    quorum         galera 2 of 3, needs 2
    fencing        ctl1 ready, proven 2 days ago · ctl2 does not answer, never proven
    level 2        ctl1 pdu ready, proven 2 days ago
    tolerates now  no host more (galera, fencing)
    What a code means, and what to do: quorate explain CODE"
  `);
});

test('all of it tells symptoms, too, with their causes', () => {
  const all = plain(statusText(status, true));
  expect(all).toContain('[wrn] GALERA_DEGRADED  2 of 3 (because of HOST_UNREACHABLE_NOW ctl2)');
  expect(all).not.toContain('--all');
});

test('Chinese labels stay in line', () => {
  setLanguage('zh');
  const lines = plain(statusText(status, false)).split('\n');
  expect(lines.find((line) => line.startsWith('法定多数'))).toBe('法定多数    galera 3 中有 2，需要 2');
  expect(lines.find((line) => line.startsWith('此刻可承受'))).toBe('此刻可承受  不能再失去任何主机（galera, fencing）');
});

test('many hosts are counted, and those that are not well are named', () => {
  const hosts = Array.from({ length: 20 }, (_, index) => `cmp${index}`);
  const members = Object.fromEntries(hosts.map((host) => [host, host === 'cmp7' ? 'error' : 'well'] as const));
  expect(plain(statusText({ ...status, hosts, services: { chrony: members } }, false))).toContain(
    '  chrony  19/20  ○ cmp7\n',
  );
});

test('a plugin of Nagios prints one line, and nothing in it is taken for numbers', () => {
  expect(nagiosText(status)).toBe(
    'QUORATE CRITICAL - demo; HOST_UNREACHABLE_NOW ctl2 does / not answer; muted: CLOCK_SKEW | errors=1;;0;0 warnings=0;0;;0 tolerates=0;;;0 galera=2;3:;2:;0;3',
  );
});

test('lines of logs are below one another, long ones indented, and what is missing is told', () => {
  const line = { at, priority: 6, unit: 'mariadb.service' };
  const told = logsText(
    {
      lines: [
        { ...line, host: 'ctl1', service: 'galera', message: 'one\ntwo' },
        { ...line, host: 'ctl11', message: 'three' },
      ],
      cut: ['ctl1'],
      unseen: [{ host: 'ctl3', why: 'does not answer' }],
    },
    2000,
  );
  const time = localText(Date.parse(at));
  expect(plain(told).split('\n')).toEqual([
    `${time}  ctl1   galera           one`,
    `${' '.repeat(time.length)}                          two`,
    `${time}  ctl11  mariadb.service  three`,
    'ctl1 wrote more than 2000 lines: the oldest are left out (--lines)',
    'ctl3: does not answer',
  ]);
});
