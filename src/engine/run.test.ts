import { expect, test } from 'vitest';
import type { Plan, Step } from '../plan/step.ts';
import { type FakeHost, fakeTransport } from '../transport/fake.ts';
import { connectError } from '../transport/ssh-errors.ts';
import type { Event } from '../util/events.ts';
import type { Script } from '../util/script.ts';
import { runPlan } from './run.ts';

function step(id: string, host: string, needs: string[], more: Partial<Step> = {}): Step {
  return {
    id,
    service: 's',
    host,
    verb: 'converge',
    object: () => id,
    details: [],
    needs,
    act: { script: `act ${id}` },
    timeoutMs: 1000,
    ...more,
  };
}

function run(steps: Step[], host: FakeHost, signal = new AbortController().signal) {
  const plan: Plan = { cloud: 'demo', revision: 'r', steps, barriers: {} };
  const transport = fakeTransport({ a: host, b: host });
  const events: Event[] = [];
  const clock = { now: () => 0, sleep: async () => {} };
  const ran = () =>
    transport.calls.flatMap((call) => ('script' in call ? [`${call.script.script} on ${call.host}`] : []));
  return { ran, events, result: runPlan(plan, { transport, clock, signal, report: (event) => events.push(event) }) };
}

const failing = (text: string): FakeHost => ({
  execute: ({ script }: Script) => (script === text ? { code: 3, stderr: 'no space left' } : {}),
});

test('a step runs after those it needs', async () => {
  const { ran, result } = run([step('1', 'a', []), step('2', 'b', ['1']), step('3', 'a', ['2'])], {});
  expect((await result).done).toEqual(['1', '2', '3']);
  expect(ran()).toEqual(['act 1 on a', 'act 2 on b', 'act 3 on a']);
});

test('after a failure nothing new begins; what failed says what the host said, and what is left is named', async () => {
  const { ran, result } = run([step('1', 'a', []), step('2', 'a', ['1']), step('3', 'b', ['2'])], failing('act 1'));
  const { done, failed, left } = await result;
  expect(done).toEqual([]);
  expect(failed.map(({ problem }) => [problem.code, problem.detail])).toEqual([['STEP_FAILED', 'no space left']]);
  expect(left).toEqual(['2', '3']);
  expect(ran()).toEqual(['act 1 on a']);
});

test('a gate that does not open stops the run', async () => {
  const gate = { script: { script: 'gate' }, timeoutMs: 1000 };
  const host: FakeHost = { execute: ({ script }) => (script.includes('gate') ? { code: 1 } : {}) };
  const { failed, left } = await run([step('1', 'a', [], { gate }), step('2', 'a', ['1'])], host).result;
  expect(failed.map(({ problem }) => problem.code)).toEqual(['GATE_CLOSED']);
  expect(left).toEqual(['2']);
});

test('a step whose look succeeds on any of its hosts is not taken', async () => {
  const look = { script: { script: 'look' }, hosts: ['a', 'b'] };
  const { ran, events, result } = run([step('1', 'a', [], { look })], {});
  await result;
  expect(ran()).toEqual(['look on a', 'look on b']);
  expect(events.at(-1)).toMatchObject({ type: 'step-ended', outcome: 'unchanged' });
});

test('an interrupted run finishes what is in hand and begins nothing new', async () => {
  const interrupt = new AbortController();
  const host: FakeHost = {
    execute: async () => {
      interrupt.abort();
      return {};
    },
  };
  const { result } = run([step('1', 'a', []), step('2', 'a', ['1'])], host, interrupt.signal);
  expect(await result).toMatchObject({ done: ['1'], failed: [], left: ['2'] });
});

test('a host that cannot be reached fails its step, not the program', async () => {
  const { failed } = await run([step('1', 'c', [])], {}).result;
  expect(failed.map(({ problem }) => problem.code)).toEqual(['HOST_UNREACHABLE']);
});

test('a fresh gate is asked over a connection of its own, and a host that takes none has shut us out', async () => {
  const gate = { script: { script: 'confirm' }, timeoutMs: 1000, fresh: true } as const;
  const asked: string[] = [];
  const open = (shut: boolean) => ({
    connect: async (host: string) => ({
      host,
      execute: async ({ script }: Script, { fresh }: { fresh?: true }) => {
        asked.push(fresh ? `${script} anew` : script);
        if (fresh && shut) throw connectError(host, 'Connection timed out');
        return { code: 0, stdout: '', stderr: '', ms: 0 };
      },
    }),
    close: async () => {},
  });
  const world = {
    clock: { now: () => 0, sleep: async () => {} },
    signal: new AbortController().signal,
    report: () => {},
  };
  const plan: Plan = { cloud: 'demo', revision: 'r', steps: [step('1', 'a', [], { gate })], barriers: {} };
  expect((await runPlan(plan, { transport: open(false), ...world })).done).toEqual(['1']);
  expect(asked).toEqual(['act 1', 'confirm anew']);
  const { failed } = await runPlan(plan, { transport: open(true), ...world });
  expect(failed.map(({ problem }) => [problem.code, problem.detail])).toEqual([['LOCKED_OUT', 'Connection timed out']]);
});

const led: Partial<Step> = {
  drain: { hosts: ['a', 'b'], drains: [{ away: { script: 'away' }, back: { script: 'back' } }] },
  release: [{ host: 'b', script: { script: 'let go' } }],
};

test('clients are led elsewhere before a member goes, whoever still has some lets go, and they are led back after it', async () => {
  const { ran, result } = run([step('1', 'a', [], led)], {});
  await result;
  expect(ran()).toEqual(['away on a', 'away on b', 'let go on b', 'act 1 on a', 'back on a', 'back on b']);
});

test('they are led back after a failure, too', async () => {
  const { ran, result } = run([step('1', 'a', [], led)], failing('act 1'));
  await result;
  expect(ran().slice(-2)).toEqual(['back on a', 'back on b']);
});
