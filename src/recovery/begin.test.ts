import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { composed } from '../../test/helpers/observed.ts';
import { runPlan } from '../engine/run.ts';
import type { Position } from '../services/galera/recovery.ts';
import { beginHere, joinOthers, serves } from '../services/galera/recovery.ts';
import { type FakeHost, fakeTransport } from '../transport/fake.ts';
import { type Decision, recoveryPlan } from './begin.ts';

const position: Position = { state: 'waiting', uuid: 'c', seqno: 7, view: null, safe: false, note: null, said: null };

const decision: Decision = {
  ...{ at: '2026-11-21T15:00:00Z', by: 'root@desk', from: 'ctl2', position: 'c:7', without: ['ctl3'], behind: [] },
  seen: [{ host: 'ctl1', position }, { host: 'ctl2', position }, { host: 'ctl3' }],
};

/** Hosts of which some serve the database; what they were told, in order. */
function world(serving: Set<string>) {
  const told: string[] = [];
  const host = (name: string): FakeHost => ({
    execute: ({ script }) => {
      if (script.includes('begun.ndjson')) told.push(`record ${name}`);
      if (script === beginHere.script || script === joinOthers.script) {
        told.push(`${script === beginHere.script ? 'begin' : 'join'} ${name}`);
        serving.add(name);
      }
      return { code: script === serves.script.script && !serving.has(name) ? 1 : 0 };
    },
  });
  const transport = fakeTransport({ ctl1: host('ctl1'), ctl2: host('ctl2') });
  const run = () => {
    const clock = { now: () => 0, sleep: async () => {} };
    const plan = recoveryPlan(composed(threeControllers()), decision);
    return runPlan(plan, { transport, clock, report: () => {}, signal: new AbortController().signal, parallel: 1 });
  };
  return { told, run };
}

test('what was decided is kept on every host that answers before anything is begun; then the others join', async () => {
  const { told, run } = world(new Set());
  expect((await run()).failed).toEqual([]);
  expect(told).toEqual(['record ctl1', 'record ctl2', 'begin ctl2', 'join ctl1']);
});

test('run again after it was killed, it begins nothing that serves, and does what is left', async () => {
  const { told, run } = world(new Set(['ctl2']));
  expect((await run()).failed).toEqual([]);
  expect(told).toEqual(['record ctl1', 'record ctl2', 'join ctl1']);
});
