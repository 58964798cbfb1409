import type { Answer, CanaryRecord } from '../../src/drill/canaries/record.ts';
import type { DrillEvent } from '../../src/drill/event.ts';
import { drillDefaults, type History, type RunInfo } from '../../src/drill/history.ts';

/** When the fault strikes in the histories made here, in ms; everything else is relative to it. */
export const struck = 100_000;

const run: RunInfo = {
  format: 1,
  quorate: '0.0.0',
  cloud: 'demo',
  revision: 'abc',
  fault: { fault: 'host-off', target: 'vip-holder', class: 'host', silent: true },
  objectives: { interruption: { host: 8000 }, dataLoss: 'none' },
  lab: { bmcLatency: 1000, post: 15_000 },
  canaries: [
    { canary: 'sign-in', intervalMs: 500, timeoutMs: 10_000 },
    { canary: 'database-write', intervalMs: 500, timeoutMs: 10_000 },
  ],
  settings: drillDefaults,
  startedAt: struck - 12_000,
  endedAt: struck + 60_000,
  ended: { as: 'complete' },
  hosts: ['ctl1'],
  faultWindow: { injectedAt: struck, tookAt: struck + 50, healedAt: struck + 45_000 },
};

/** One answer, due at `at` ms after the fault. */
export function answer(
  canary: Answer['canary'],
  seq: number,
  at: number,
  ms = 100,
  outcome: Answer['outcome'] = 'ok',
): Answer {
  const scheduled = struck + at;
  const server = canary === 'database-write' && outcome === 'ok' ? { server: 'ctl2' } : {};
  return { type: 'answer', canary, seq, scheduled, sent: scheduled, done: scheduled + ms, ms, outcome, ...server };
}

/** Every 500 ms from 10 s before to 55 s after; what is due from 0.2 s to `outage` ms is refused at once. */
export function answers(canary: Answer['canary'], outage: number): Answer[] {
  return Array.from({ length: 130 }, (_, seq) => {
    const at = seq * 500 - 9800;
    return answer(canary, seq, at, 100, at > 0 && at < outage ? 'error' : 'ok');
  });
}

function sample(at: number, holder: string | undefined, more: object = {}): DrillEvent {
  const holders = { internal: holder ? [holder] : [] };
  return { type: 'look', at: struck + at, until: struck + at + 200, conditions: [], holders, members: {}, ...more };
}

/** ctl1 holds the address, dies, is proven off after 1.4 s; ctl2 is seen with it from 3.0 s on. All well from 40 s on. */
export function wellEvents(): DrillEvent[] {
  const amiss = { conditions: [{ code: 'HOST_UNREACHABLE_NOW', host: 'ctl1' }] };
  return [
    sample(-1000, 'ctl1'),
    sample(1000, undefined, amiss),
    {
      type: 'power',
      at: struck + 1400,
      host: 'ctl1',
      action: 'off',
      by: 'bmc',
      asked: struck + 400,
      done: struck + 1400,
    },
    { type: 'fencing', at: struck + 1900, host: 'ctl1', by: 'ctl2', action: 'reboot', outcome: 'done' },
    sample(3000, 'ctl2', amiss),
    sample(25_000, 'ctl2', amiss),
    sample(40_000, 'ctl2'),
    sample(54_000, 'ctl2'),
  ];
}

/** A drill that went well: interrupted for some 4 s, nothing lost. Change what the test is about. */
export function history(
  change: { run?: Partial<RunInfo>; records?: CanaryRecord[]; events?: DrillEvent[] } = {},
): History {
  return {
    run: { ...run, ...change.run },
    records: change.records ?? wellRecords(),
    events: change.events ?? wellEvents(),
  };
}

export function wellRecords(): CanaryRecord[] {
  const writes = answers('database-write', 3000);
  return [...answers('sign-in', 4000), ...writes, readBack(writes), end(130)];
}

/** The rows of all acknowledged writes. */
export function readBack(writes: readonly Answer[]): CanaryRecord {
  const rows = writes.filter(({ outcome }) => outcome === 'ok').map(({ seq }): [number, number] => [seq, seq]);
  return { type: 'read-back', canary: 'database-write', at: struck + 58_000, rows };
}

export function end(requests: number): CanaryRecord {
  return { type: 'ended', at: struck + 59_000, requests: { 'sign-in': requests, 'database-write': requests } };
}
