import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { threeControllers } from '../../test/helpers/clouds.ts';
import type { Cloud, FaultClass } from '../cloud/cloud.ts';
import { faultClasses } from '../cloud/cloud.ts';
import { readCloud } from '../cloud/read.ts';
import { services } from '../services/index.ts';
import { orderRules } from '../timing/order.ts';
import { range } from '../timing/range.ts';
import { type Timers, timers as usual } from '../timing/timers.ts';
import { arrange, compose } from './compose.ts';
import { casesAt, solutionFor, timersFor } from './timers.ts';

const settings = Object.fromEntries(services.map((service) => [service.id, service.settings]));
const examples = readdirSync('examples').filter((name) => name.endsWith('.yaml'));

test.each(examples)('%s has the timers that the lab has proven', (name) => {
  expect(timersFor(readCloud(readFileSync(`examples/${name}`, 'utf8'), name, settings))).toEqual(usual);
});

test('without objectives nothing is shortened', () => {
  const cloud = threeControllers();
  expect(timersFor({ ...cloud, objectives: { ...cloud.objectives, interruption: {} } })).toEqual(usual);
});

/** A cloud whose objective is as given, with power switches that are known to be quick. */
function asking(interruption: Cloud['objectives']['interruption'], more: Partial<Cloud> = {}): Cloud {
  const cloud = threeControllers();
  const quick = range(500, 800, 1000);
  return {
    ...cloud,
    objectives: { ...cloud.objectives, interruption },
    assumptions: { fencing: quick, outlet: range(100, 200, 300), 'fence-agent': range(100, 200, 400) },
    ...more,
  };
}

test('an objective that the usual timers miss at worst shortens those on its way, and leaves the others', () => {
  const cloud = asking({ host: 14_600 });
  const late = casesAt(arrange(cloud), usual).filter((one) => one.class === 'host');
  expect(late.some(({ budgets }) => budgets.some(({ length }) => length && length.worst > 14_600))).toBe(true);
  const timers = timersFor(cloud);
  expect(timers.corosyncToken).toBeLessThan(usual.corosyncToken);
  expect(timers.addressMonitor).toBe(usual.addressMonitor);
  const rendered = compose(cloud, (name) => name).hosts[0]!.files.find(
    ({ path }) => path === '/etc/corosync/corosync.conf',
  )!;
  expect(rendered.content).toContain(`token: ${timers.corosyncToken}\n`);
});

test('an objective that even the shortest cannot meet leaves the usual timers: they would cost, and not keep the promise', () => {
  const cloud = asking({ host: 3000 });
  expect(timersFor(cloud)).toEqual(usual);
  expect(solutionFor(cloud).met).toEqual({ host: false });
});

test('a fault that no timer can help keeps none from the others of its class', () => {
  const cloud = asking({ host: 10_000 });
  const slow = { ...cloud, assumptions: { ...cloud.assumptions, outlet: range(1000, 5000, 9000) } };
  const worst = (fault: string) =>
    casesAt(arrange(slow), timersFor(slow))
      .find((one) => one.fault === fault)!
      .budgets.find(({ capability }) => capability === 'sign-in')!.length!.worst;
  expect(worst('power-loss@vip-holder')).toBeGreaterThan(10_000);
  expect(solutionFor(slow).met).toEqual({ host: false });
  expect(timersFor(slow).corosyncToken).toBeLessThan(usual.corosyncToken);
  expect(worst('host-off@vip-holder')).toBeLessThanOrEqual(10_000);
});

describe.each(['pacemaker', 'keepalived'] as const)('%s', (addresses) => {
  const architecture = { ...threeControllers().architecture, addresses };

  test('what is solved is met when it is asked what if, agrees across layers, and is never longer than usual', () => {
    const objective = fc.option(fc.integer({ min: 500, max: 60_000 }), { nil: undefined });
    const objectives = fc.record(Object.fromEntries(faultClasses.map((name) => [name, objective])), {
      requiredKeys: [],
    });
    const stall = fc.integer({ min: 0, max: 400 });
    let solved = 0;
    fc.assert(
      fc.property(objectives, stall, (wanted, worst) => {
        const interruption = Object.fromEntries(Object.entries(wanted).filter(([, ms]) => ms !== undefined));
        const cloud = asking(interruption, { architecture });
        const assumed = { ...cloud, assumptions: { ...cloud.assumptions, stall: range(0, 0, worst) } };
        const { timers, shortest, met } = solutionFor(assumed);
        for (const set of [timers, shortest])
          for (const { name, holds } of orderRules) expect(holds(set), name).toBe(true);
        for (const [name, value] of Object.entries(timers))
          expect(value).toBeLessThanOrEqual(usual[name as keyof typeof usual]);
        if (Object.keys(usual).some((name) => timers[name as keyof typeof usual] < usual[name as keyof typeof usual]))
          solved += 1;
        const late = (at: Timers) =>
          casesAt(arrange(assumed), at).flatMap((one) =>
            one.budgets
              .filter(({ length }) => length && length.worst > (interruption[one.class] ?? Number.POSITIVE_INFINITY))
              .map(({ capability }) => `${one.class}: ${one.fault}, ${capability}`),
          );
        expect(late(timers), 'what no timer helps').toEqual(late(shortest));
        for (const one of late(timers)) expect(met[one.split(':')[0] as FaultClass]).toBe(false);
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(solved).toBeGreaterThan(0);
  });
});

test('a slower network makes timers longer where they would otherwise take the living for dead, and they still agree', () => {
  const cloud = threeControllers();
  const timers = timersFor({ ...cloud, assumptions: { latency: range(20, 40, 80) } });
  expect(timers.corosyncToken).toBeGreaterThan(usual.corosyncToken);
  for (const { name, holds } of orderRules) expect(holds(timers), name).toBe(true);
});
