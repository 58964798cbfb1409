import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PowerState } from '../lab/lab.ts';
import type { Clock } from '../util/clock.ts';
import type { Event } from '../util/events.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Emit } from './canaries/record.ts';
import type { Canaries } from './canaries/start.ts';
import { createRunDirectory, readRun } from './directory.ts';
import type { DrillWorld } from './drill.ts';
import { type DrillPlan, drillDefaults, type History } from './history.ts';
import { judge } from './judge.ts';
import { runDrill } from './run.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'quorate-drill-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const ids: CanaryId[] = ['sign-in', 'database-write'];
const plan: DrillPlan = {
  format: 1,
  quorate: '0.0.0',
  cloud: 'demo',
  revision: 'abc',
  fault: { fault: 'host-off', target: 'vip-holder', class: 'host', silent: true },
  objectives: { interruption: { host: 8000 }, dataLoss: 'none' },
  lab: { bmcLatency: 1000, post: 15_000 },
  canaries: ids.map((canary) => ({ canary, intervalMs: 500, timeoutMs: 10_000 })),
  settings: drillDefaults,
};

/** A cloud on a clock of its own: its state is a function of the time since ctl1 lost its power. */
interface Cloud {
  /** Milliseconds from the cut until others answer; until the power switch turns ctl1 on again, unless never; until all is well after that. */
  readonly outage: number;
  readonly fencedBack?: number;
  readonly rejoin: number;
}

interface Change {
  readonly beforeFault?: string;
  readonly canariesDieAt?: number;
  readonly interruptAt?: number;
  /** A host that nobody hit is away, or fenced, from this time on. */
  readonly alsoAway?: { readonly host: string; readonly from: number };
  readonly alsoFenced?: { readonly host: string; readonly from: number };
  /** Nobody proves dead hosts off, and switches them on again. */
  readonly unfenced?: true;
}

function world(cloud: Cloud, change: Change = {}) {
  let now = 0;
  let cutAt: number | undefined;
  let onAt: number | undefined = 0;
  const ticks = new Set<() => void>();
  const interrupt = new AbortController();
  const sleepers = new Set<() => void>();
  const clock: Clock = {
    now: () => now,
    async sleep(ms, signal) {
      const end = now + ms;
      while (now < end) {
        signal?.throwIfAborted();
        await new Promise<void>((resolve) => sleepers.add(resolve));
      }
      signal?.throwIfAborted();
    },
  };
  let ended = false;
  const tick = () => {
    now += 100;
    if (cutAt !== undefined && onAt === undefined && cloud.fencedBack !== undefined && now - cutAt >= cloud.fencedBack)
      onAt = now;
    if (change.interruptAt !== undefined && now >= change.interruptAt) interrupt.abort();
    for (const begin of ticks) begin();
    for (const wake of sleepers) wake();
    sleepers.clear();
    if (!ended) setImmediate(tick);
  };
  setImmediate(tick);
  const isOff = () => onAt === undefined;
  const serves = () => cutAt === undefined || now - cutAt >= cloud.outage;
  const powers: string[] = [];
  const events: Event[] = [];
  let stopped = 0;

  const startCanaries = (emit: Emit): Canaries => {
    const counts = new Map(ids.map((id) => [id, 0]));
    const rows: [number, number][] = [];
    let dead: (why: string | undefined) => void = () => {};
    const gone = new Promise<string | undefined>((resolve) => {
      dead = resolve;
    });
    const tick = () => {
      if (change.canariesDieAt !== undefined && now >= change.canariesDieAt) {
        ticks.delete(tick);
        return dead('killed');
      }
      if (now % 500 !== 0) return;
      for (const canary of ids) {
        const seq = counts.get(canary)!;
        counts.set(canary, seq + 1);
        const outcome = serves() ? 'ok' : 'error';
        if (canary === 'database-write' && outcome === 'ok') rows.push([seq, seq]);
        emit({
          type: 'answer',
          canary,
          seq,
          scheduled: now,
          sent: now,
          done: now + 20,
          ms: 20,
          outcome,
          server: 'ctl2',
        });
      }
    };
    ticks.add(tick);
    return {
      gone,
      async stop() {
        stopped += 1;
        if (!ticks.delete(tick)) return;
        emit({ type: 'read-back', canary: 'database-write', at: now, rows });
        emit({ type: 'ended', at: now, requests: Object.fromEntries(counts) });
        dead(undefined);
      },
    };
  };

  const made: Omit<DrillWorld, 'keepRecord' | 'keepEvent'> = {
    clock,
    known: {
      hosts: ['ctl1', 'ctl2', 'ctl3'],
      controllers: ['ctl1', 'ctl2', 'ctl3'],
      domains: {},
      networks: [],
      fences: !change.unfenced,
      services: {},
    },
    site: {
      lab: {
        power: async (_host, action) => {
          powers.push(action);
          if (action === 'off') [cutAt, onAt] = [now, undefined];
          else onAt = now;
        },
        state: async (): Promise<PowerState> => (isOff() ? 'off' : 'on'),
        cut: async () => {},
        mend: async () => {},
        cuts: async () => ({}),
      },
      hosts: [],
      addresses: [],
      run: async () => '',
    },
    looker: {
      async look() {
        const holder = cutAt === undefined ? 'ctl1' : 'ctl2';
        const well = cutAt === undefined ? change.beforeFault === undefined : !isOff() && now - onAt! >= cloud.rejoin;
        return {
          conditions: [
            ...(well ? [] : ['ctl1']),
            ...(change.alsoAway && now >= change.alsoAway.from ? [change.alsoAway.host] : []),
          ].map((host) => ({ code: 'HOST_UNREACHABLE_NOW', severity: 'error', service: 'host', host, what: '' })),
          holders: { internal: serves() ? [holder] : [] },
          members: { galera: well ? '3/3' : '2/3' },
        };
      },
      queueLeader: async () => undefined,
      fencingEvents: async () =>
        [
          ...(cutAt === undefined || serves() === false ? [] : [{ host: 'ctl1', from: cutAt + 1500 }]),
          ...(change.alsoFenced && now >= change.alsoFenced.from ? [change.alsoFenced] : []),
        ].map(({ host, from }) => ({ at: from, host, by: 'ctl2', action: 'reboot', outcome: 'done' })),
      powerEvents: async () =>
        cutAt === undefined || now < cutAt + 1500
          ? []
          : [{ host: 'ctl1', action: 'off', by: 'bmc', asked: cutAt + 500, done: cutAt + 1500 }],
    },
    startCanaries,
    report: (event) => events.push(event),
    signal: interrupt.signal,
  };
  return {
    made,
    events,
    powers,
    stopped: () => stopped,
    end: () => {
      ended = true;
    },
    isOff,
  };
}

async function drill(cloud: Cloud, change: Parameters<typeof world>[1] = {}) {
  const { made, end, ...seen } = world(cloud, change);
  const kept = createRunDirectory(directory, plan, Date.UTC(2026, 10, 21, 14, 2, 5));
  try {
    const run = await runDrill(plan, { ...made, ...kept });
    await kept.end(run);
  } finally {
    end();
  }
  const history: History = await readRun(kept.path);
  return { ...seen, path: kept.path, history, verdict: judge(history) };
}

const notes = (events: readonly Event[]) => events.flatMap((event) => (event.type === 'note' ? [event.text] : []));
const phases = (events: readonly Event[]) =>
  events.flatMap((event) => (event.type === 'phase-ended' ? [`${event.phase} ${event.outcome}`] : []));

test('a cloud that helps itself passes, and nothing is left to heal', async () => {
  const { verdict, events, powers, stopped, path } = await drill({ outage: 3000, fencedBack: 1500, rejoin: 20_000 });
  expect(verdict.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
  expect(verdict).toMatchObject({
    outcome: 'pass',
    hosts: ['ctl1'],
    fencing: [{ host: 'ctl1', by: 'ctl2', ms: 1000 }],
  });
  expect(powers).toEqual(['off']);
  expect(stopped()).toBe(1);
  expect(phases(events)).toEqual([
    'baseline done',
    'injecting done',
    'holding done',
    'recovering done',
    'recovered done',
  ]);
  expect(notes(events)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^first failed sign-in \+0\.\d s$/),
      expect.stringMatching(/^sign-in answers again \+3\.\d s$/),
      expect.stringMatching(/^database write answers again \+3\.\d s$/),
      'ctl1 fenced by ctl2 +1.5 s',
      expect.stringMatching(/^address internal is on ctl2 \+/),
      expect.stringMatching(/^galera 2\/3 \+/),
      expect.stringMatching(/^galera 3\/3 \+/),
      expect.stringMatching(/^nothing amiss \+/),
    ]),
  );
  expect(path).toBe(join(directory, '2026-11-21T14-02-05Z-host-off-vip-holder'));
  expect(readdirSync(path).sort()).toEqual(['answers.ndjson', 'events.ndjson', 'run.json']);
});

test('an outage beyond the objective fails', async () => {
  const { verdict } = await drill({ outage: 12_000, fencedBack: 1500, rejoin: 20_000 });
  expect(verdict.outcome).toBe('fail');
  expect(verdict.canaries[0]!.longest).toBeGreaterThan(11_000);
});

test('a host that nobody switches on again is healed after the limit', async () => {
  const { verdict, powers, isOff } = await drill({ outage: 3000, rejoin: 5000 });
  expect(powers).toEqual(['off', 'on']);
  expect(isOff()).toBe(false);
  expect(verdict.checks.find(({ checker }) => checker === 'healed')?.outcome).toBe('pass');
});

test('where nobody fences, a dead host is switched on again once users are well', async () => {
  const { verdict, powers, history } = await drill({ outage: 3000, rejoin: 5000 }, { unfenced: true });
  expect(powers).toEqual(['off', 'on']);
  expect(history.run.endedAt).toBeLessThan(60_000);
  expect(verdict.checks.find(({ checker }) => checker === 'healed')?.outcome).toBe('pass');
});

test('a cloud that is not well is not drilled', async () => {
  const { verdict, powers, stopped, history } = await drill({ outage: 0, rejoin: 0 }, { beforeFault: 'amiss' });
  expect(powers).toEqual([]);
  expect(stopped()).toBe(1);
  expect(history.run.ended).toMatchObject({ as: 'baseline-not-healthy' });
  expect(verdict.outcome).toBe('unknown');
});

test('^C heals first, ends the canaries, and keeps what was recorded', async () => {
  const { powers, stopped, history, verdict } = await drill({ outage: 60_000, rejoin: 5000 }, { interruptAt: 15_000 });
  expect(powers).toEqual(['off', 'on']);
  expect(stopped()).toBe(1);
  expect(history.run.ended).toEqual({ as: 'interrupted' });
  expect(history.records.at(-1)).toMatchObject({ type: 'ended' });
  expect(history.run.endedAt).toBeLessThan(20_000);
  expect(verdict.outcome).not.toBe('pass');
});

test.each([
  ['alsoAway', 'secondAway'],
  ['alsoFenced', 'secondFenced'],
] as const)('a second host that is hit by nobody halts it: %s', async (kind, say) => {
  const second = { host: 'ctl3', from: 16_000 };
  const { powers, isOff, history, verdict } = await drill({ outage: 3000, rejoin: 5000 }, { [kind]: second });
  expect(history.run.ended).toMatchObject({ as: 'stopped', why: { say, of: expect.arrayContaining(['ctl3']) } });
  expect(powers).toEqual(['off', 'on']);
  expect(isOff()).toBe(false);
  expect(history.run.endedAt).toBeLessThan(40_000);
  expect(verdict.outcome).not.toBe('pass');
});

test('users who wait for longer than was agreed halt it, and it is healed', async () => {
  const { powers, isOff, history, verdict } = await drill({ outage: 100_000, rejoin: 5000 });
  expect(history.run.ended).toMatchObject({ as: 'stopped', why: { say: 'tooLong', of: ['sign-in', 60] } });
  expect(powers).toEqual(['off', 'on']);
  expect(isOff()).toBe(false);
  expect(history.run.endedAt).toBeLessThan(90_000);
  expect(verdict.outcome).toBe('fail');
});

test('canaries that die make it unknown, and the fault is healed', async () => {
  const { powers, history, verdict } = await drill({ outage: 3000, rejoin: 5000 }, { canariesDieAt: 14_000 });
  expect(powers).toEqual(['off', 'on']);
  expect(history.run.ended).toEqual({ as: 'stopped', why: { say: 'canariesDied', of: ['killed'] } });
  expect(verdict.outcome).toBe('unknown');
});

test('a directory that is not a whole run is refused, with what is wrong', async () => {
  const killed = createRunDirectory(directory, plan, 0);
  await expect(readRun(killed.path)).rejects.toMatchObject({
    problems: [{ code: 'DRILL_RUN_UNREADABLE', why: expect.stringContaining('never ended') }],
  });
  await expect(readRun(directory)).rejects.toMatchObject({ problems: [{ why: 'it is not there' }] });
});

test('each record is in the file as soon as it is kept', () => {
  const kept = createRunDirectory(directory, plan, 0);
  kept.keepRecord({ type: 'stall', at: 1, ms: 300 });
  expect(readFileSync(join(kept.path, 'answers.ndjson'), 'utf8')).toBe('{"type":"stall","at":1,"ms":300}\n');
});
