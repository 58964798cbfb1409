import { expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { composed } from '../../test/helpers/observed.ts';
import { losing, shut, words } from '../../test/helpers/weather.ts';
import type { Plan, Step } from '../plan/step.ts';
import { type FakeHost, fakeTransport } from '../transport/fake.ts';
import { QuorateError } from '../util/errors.ts';
import { observe } from './observe.ts';
import { runPlan } from './run.ts';

const codes = Object.keys(words) as (keyof typeof words)[];

test.each(codes)('%s on every host is told of every host, with what was said there', async (code) => {
  const hosts = ['ctl1', 'ctl2', 'ctl3'];
  const transport = fakeTransport(Object.fromEntries(hosts.map((host) => [host, shut(host, code)])));
  const error = await observe(composed(threeControllers()), transport, () => {}).catch((one) => one);
  expect(error).toBeInstanceOf(QuorateError);
  expect(
    error.problems.map(({ where, code, detail }: QuorateError['problems'][0]) => [where?.name, code, detail]),
  ).toEqual(hosts.map((host) => [host, code, words[code]]));
});

test.each(codes)('%s in the middle of a run fails its step, and what is left is named', async (code) => {
  const { failed, left } = await run([step('1', 'b'), step('2', 'a', ['1'])], { a: {}, b: shut('b', code) });
  expect(failed.map(({ problem }) => problem.code)).toEqual([code]);
  expect(left).toEqual(['2']);
});

test.each(['before', 'after'] as const)(
  'when the connection is lost %s an act took effect, its step failed, and the next run acts once in all',
  async (when) => {
    const host = memory();
    const steps = [step('1', 'a')];
    const lost = await run(steps, { a: losing('a', host, when, ({ script }) => script === 'act') });
    expect(lost.failed.map(({ problem }) => problem.code)).toEqual(['TRANSPORT_LOST']);
    expect((await run(steps, { a: host })).done).toEqual(['1']);
    expect(host.acts()).toBe(1);
  },
);

/** A host that remembers whether it was acted on. */
function memory(): FakeHost & { acts(): number } {
  let acts = 0;
  return {
    acts: () => acts,
    execute: ({ script }) => {
      if (script === 'act') acts += 1;
      return { code: script === 'look' && acts === 0 ? 1 : 0 };
    },
  };
}

function step(id: string, host: string, needs: string[] = []): Step {
  const [look, act] = [{ script: { script: 'look' }, hosts: [host] }, { script: 'act' }];
  return { id, service: 's', host, verb: 'converge', object: () => id, details: [], needs, look, act, timeoutMs: 1000 };
}

function run(steps: Step[], hosts: Record<string, FakeHost>) {
  const plan: Plan = { cloud: 'demo', revision: 'r', steps, barriers: {} };
  const clock = { now: () => 0, sleep: async () => {} };
  const signal = new AbortController().signal;
  return runPlan(plan, { transport: fakeTransport(hosts), clock, signal, report: () => {} });
}
