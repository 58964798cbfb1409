import { expect, test } from 'vitest';
import {
  answer,
  answers,
  end,
  history,
  readBack,
  struck,
  wellEvents,
  wellRecords,
} from '../../test/helpers/drill-history.ts';
import type { CanaryRecord } from './canaries/record.ts';
import type { DrillEvent } from './event.ts';
import { judge } from './judge.ts';
import { reason } from './reason.ts';

type Change = Parameters<typeof history>[0];

const outcomeOf = (checker: string, change: Change) =>
  judge(history(change)).checks.find((one) => one.checker === checker)?.outcome;
const without = (type: CanaryRecord['type']) => wellRecords().filter((record) => record.type !== type);
const look = (at: number, holders: Record<string, string[]>, more: object = {}): DrillEvent => ({
  type: 'look',
  at: struck + at,
  until: struck + at + 200,
  conditions: [],
  holders,
  members: {},
  ...more,
});
const laterLooks = (...looks: DrillEvent[]) => [...wellEvents(), ...looks];

test('a drill that went well passes, with its figures', () => {
  const verdict = judge(history());
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(verdict.checks.map(() => 'pass'));
  expect(verdict.outcome).toBe('pass');
  expect(verdict.canaries[0]).toEqual({
    canary: 'sign-in',
    requests: 110,
    lost: 8,
    delayed: 0,
    firstFailed: 200,
    firstGood: 4300,
    settled: 4300,
    backToBaseline: 4300,
    longest: 4100,
    interruptions: 1,
    latency: {
      before: { answers: 20, p50: 100, p95: 100, p99: 100 },
      during: { answers: 1, p50: 100, p95: 100, p99: 100 },
      after: { answers: 101, p50: 100, p95: 100, p99: 100 },
    },
  });
  expect(verdict.writes).toEqual({ acknowledged: 124, lost: 0, unacknowledgedKept: 0 });
  expect(verdict.fencing).toEqual([{ host: 'ctl1', by: 'ctl2', at: 1900, ms: 1000, level: 'bmc' }]);
  expect(verdict.interruption).toEqual({
    canary: 'sign-in',
    longest: 4100,
    objective: 8000,
    fencing: 1000,
    rest: 3100,
  });
});

test('judging again gives the same', () => {
  expect(judge(history())).toEqual(judge(JSON.parse(JSON.stringify(history()))));
});

test('interruption: over the objective fails, and makes the verdict fail', () => {
  const records = [...answers('sign-in', 9000), ...answers('database-write', 0), end(130)];
  const verdict = judge(history({ records }));
  expect(verdict.outcome).toBe('fail');
  expect(outcomeOf('interruption/sign-in', { records })).toBe('fail');
});

test('interruption: never answered again fails', () => {
  expect(outcomeOf('interruption/sign-in', { records: [...answers('sign-in', 99_000), end(130)] })).toBe('fail');
});

test('interruption: one that is still short when the record ends is unknown', () => {
  const records = [...answers('sign-in', 0).slice(0, 129), answer('sign-in', 129, 54_700, 10, 'error'), end(130)];
  expect(outcomeOf('interruption/sign-in', { records, run: { endedAt: struck + 56_000 } })).toBe('unknown');
});

test.each([
  ['the canary did not end as it should', without('ended')],
  ['an answer is missing', wellRecords().filter((record) => record.type !== 'answer' || record.seq !== 60)],
  ['nothing was recorded after the fault', [...answers('sign-in', 0).slice(0, 15), end(15)]],
  ['nothing was recorded before the fault', [...answers('sign-in', 0).slice(30), end(100)]],
])('interruption: unknown when %s', (_, records) => {
  expect(outcomeOf('interruption/sign-in', { records })).toBe('unknown');
});

test('interruption: unknown without an objective', () => {
  expect(outcomeOf('interruption/sign-in', { run: { objectives: { interruption: {}, dataLoss: 'none' } } })).toBe(
    'unknown',
  );
});

test('interruption: a stall that could explain the excess makes it unknown, a smaller one does not, and a pass stands', () => {
  const stalled = (outage: number, ms: number): CanaryRecord[] => [
    ...answers('sign-in', outage),
    { type: 'stall', at: struck + 3000, ms },
    end(130),
  ];
  expect(outcomeOf('interruption/sign-in', { records: stalled(9000, 2000) })).toBe('unknown');
  expect(outcomeOf('interruption/sign-in', { records: stalled(9000, 300) })).toBe('fail');
  expect(outcomeOf('interruption/sign-in', { records: stalled(4000, 2000) })).toBe('pass');
});

test('writes: an acknowledged one that is gone fails, unless the cloud tolerates it', () => {
  const writes = answers('database-write', 3000);
  const records = [...writes, readBack(writes.filter(({ seq }) => seq !== 50)), end(130)];
  expect(outcomeOf('writes-kept', { records })).toBe('fail');
  expect(judge(history({ records })).writes).toMatchObject({ acknowledged: 124, lost: 1 });
  expect(outcomeOf('writes-kept', { records, run: { objectives: { interruption: {}, dataLoss: 'tolerated' } } })).toBe(
    'pass',
  );
});

test('writes: one that was refused and yet is there is no loss', () => {
  const writes = answers('database-write', 3000);
  const all = readBack(writes.map((one) => ({ ...one, outcome: 'ok' as const })));
  expect(judge(history({ records: [...writes, all, end(130)] })).writes).toMatchObject({
    lost: 0,
    unacknowledgedKept: 6,
  });
});

test('writes: unknown when they were not read back, or could not be', () => {
  expect(outcomeOf('writes-kept', { records: without('read-back') })).toBe('unknown');
  const failed: CanaryRecord = { type: 'read-back', canary: 'database-write', at: 0, rows: [], error: 'timed out' };
  expect(outcomeOf('writes-kept', { records: [...without('read-back'), failed] })).toBe('unknown');
});

test('baseline: a failed or slow request before the fault makes it unknown', () => {
  expect(outcomeOf('baseline', { records: [...wellRecords(), answer('sign-in', 0, -5000, 10, 'error')] })).toBe(
    'unknown',
  );
  expect(outcomeOf('baseline', { records: [...wellRecords(), answer('sign-in', 0, -5000, 1500)] })).toBe('unknown');
});

test.each([
  ['interrupted', { ended: { as: 'interrupted' } }],
  ['stopped', { ended: { as: 'stopped', why: reason('canariesDied', 'killed') } }],
  ['never in effect', { faultWindow: { injectedAt: struck, healedAt: struck } }],
  ['not begun', { ended: { as: 'baseline-not-healthy', why: reason('unlooked') }, faultWindow: {} }],
] as const)('drill-complete: unknown when %s', (_, run) => {
  expect(outcomeOf('drill-complete', { run })).toBe('unknown');
  expect(judge(history({ run })).outcome).not.toBe('pass');
});

test('single-owner: two holders in two looks in a row fail, in one look only they are unknown', () => {
  const both = { internal: ['ctl1', 'ctl2'] };
  const one = { internal: ['ctl2'] };
  expect(outcomeOf('single-owner', { events: laterLooks(look(55_000, both), look(56_000, both)) })).toBe('fail');
  expect(outcomeOf('single-owner', { events: laterLooks(look(55_000, both), look(56_000, one)) })).toBe('unknown');
});

test('single-owner: unknown when nobody looked, or not for long', () => {
  expect(outcomeOf('single-owner', { events: [] })).toBe('unknown');
  expect(outcomeOf('single-owner', { events: [look(1000, {}), look(40_000, {})] })).toBe('unknown');
});

const notFenced = () => wellEvents().filter(({ type }) => type !== 'fencing' && type !== 'power');

test('which level of fencing proved a host off is told: outlets, where its own switch was given up', () => {
  const outlet: DrillEvent = {
    type: 'power',
    at: struck + 1800,
    host: 'ctl1',
    action: 'off',
    by: 'pdu',
    asked: struck + 1600,
    done: struck + 1800,
  };
  const { fencing } = judge(history({ events: [...wellEvents(), outlet] }));
  expect(fencing).toEqual([expect.objectContaining({ host: 'ctl1', level: 'pdu' })]);
});

test('fenced-first: a takeover without fencing, or before it, fails', () => {
  expect(outcomeOf('fenced-first', { events: notFenced() })).toBe('fail');
  const tooEarly = wellEvents().toSpliced(1, 1, look(500, { internal: ['ctl2'] }));
  expect(outcomeOf('fenced-first', { events: tooEarly })).toBe('fail');
});

test('fenced-first: booting by its power switch is not fencing', () => {
  const boot: DrillEvent = {
    type: 'power',
    at: struck,
    host: 'ctl1',
    action: 'boot',
    by: 'bmc',
    asked: struck,
    done: struck,
  };
  expect(outcomeOf('fenced-first', { events: [...notFenced(), boot] })).toBe('fail');
});

test('fenced-first: unknown when histories could not be seen, or nobody looked before', () => {
  const unseen: DrillEvent = { type: 'unseen', at: struck, what: 'fencing', error: 'silent' };
  expect(outcomeOf('fenced-first', { events: [...notFenced(), unseen] })).toBe('unknown');
  expect(outcomeOf('fenced-first', { events: wellEvents().slice(1) })).toBe('unknown');
});

test('fenced-first: nothing to take over from a host that held nothing', () => {
  expect(outcomeOf('fenced-first', { run: { hosts: ['ctl3'] }, events: notFenced() })).toBe('pass');
});

test('healed: what is amiss at the last look fails', () => {
  const amiss = look(55_000, {}, { conditions: [{ code: 'GALERA_NOT_SYNCED', host: 'ctl1' }] });
  expect(outcomeOf('healed', { events: laterLooks(amiss) })).toBe('fail');
});

test('healed: canaries that are not well at the end fail, a fault that stays fails', () => {
  const records = [...wellRecords(), answer('sign-in', 130, 55_200, 10, 'error')];
  expect(outcomeOf('healed', { records })).toBe('fail');
  expect(outcomeOf('healed', { run: { faultWindow: { injectedAt: struck, tookAt: struck } } })).toBe('fail');
});

test('healed: well for as long as the drill waited, after a failure or an answer that came late', () => {
  // The last answers come at 54.8 s: what failed 10 s before was waited for, though the last sign-in was at 54.7 s.
  const early = answer('sign-in', 130, 44_750, 10, 'error');
  expect(outcomeOf('healed', { records: [...wellRecords(), early] })).toBe('pass');
  expect(outcomeOf('healed', { records: [...wellRecords(), answer('sign-in', 130, 53_000, 1500)] })).toBe('pass');
});

test('healed: unknown when the last look failed or there was none', () => {
  const unseen: DrillEvent = { type: 'unseen', at: struck + 55_000, what: 'look', error: 'silent' };
  expect(outcomeOf('healed', { events: laterLooks(unseen) })).toBe('unknown');
  expect(outcomeOf('healed', { events: [] })).toBe('unknown');
});
