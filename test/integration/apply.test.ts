import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Composition } from '../../src/compose/compose.ts';
import { takeLock } from '../../src/engine/lock.ts';
import { runPlan } from '../../src/engine/run.ts';
import { seal } from '../../src/engine/seal.ts';
import { survey } from '../../src/engine/survey.ts';
import { fakeTransport } from '../../src/transport/fake.ts';
import type { Transport } from '../../src/transport/remote.ts';
import { systemClock } from '../../src/util/clock.ts';
import { QuorateError } from '../../src/util/errors.ts';
import { withControllers } from '../helpers/clouds.ts';
import { composed } from '../helpers/observed.ts';
import { simulatedComposition } from '../helpers/simulated-composition.ts';
import { noSimulation, type SimulatedHost, simulatedHost } from '../helpers/simulated-host.ts';

/** Planning, running and killing on hosts that run the real scripts: what a crash leaves behind is what it would leave on a real host. */
const reason = noSimulation ? ` (skipped: ${noSimulation})` : '';
const directory = mkdtempSync('/tmp/quorate-apply-');
const names = ['ctl1', 'ctl2', 'ctl3'];
let hosts: Record<string, SimulatedHost> = {};
let place = 0;

const three = simulatedComposition(composed(withControllers(3)));
const changed = simulatedComposition(
  composed({ ...withControllers(3), services: { keystone: { processes: 3 }, galera: { 'max-connections': 600 } } }),
);

interface Life {
  /** Remote commands until Quorate is killed. */
  readonly calls?: number;
  /** Steps until Quorate is killed. */
  readonly steps?: number;
}

/** One life of Quorate: looks, plans, runs and seals, until it is killed. Returns the steps that were planned. */
async function apply(composition: Composition, { calls = Infinity, steps = Infinity }: Life = {}): Promise<string[]> {
  let [called, ended] = [0, 0];
  const inner = fakeTransport(hosts);
  const dead = () => called > calls || ended >= steps;
  const { plan, observation } = await survey(composition, { transport: inner, learn: () => {} });
  // From its death on nothing of it reaches a host.
  const transport: Transport = {
    ...inner,
    connect: async (host) => {
      const remote = await inner.connect(host);
      return {
        ...remote,
        execute: async (script, options) => {
          called += 1;
          if (dead()) throw new QuorateError({ code: 'TRANSPORT_LOST', what: 'killed' });
          return remote.execute(script, options);
        },
      };
    },
  };
  const engine = { transport, clock: systemClock, signal: new AbortController().signal, parallel: 8 };
  const ran = await runPlan(plan, {
    ...engine,
    report: (event) => {
      if (event.type === 'step-ended') ended += 1;
    },
  });
  if (ran.failed.length + ran.left.length === 0 && !dead()) await seal(composition, observation, inner);
  return plan.steps.map(({ id }) => id);
}

describe.skipIf(noSimulation)(`apply on simulated hosts${reason}`, { timeout: 300_000 }, () => {
  beforeEach(async () => {
    await Promise.all(Object.values(hosts).map((host) => host.disconnect()));
    place += 1;
    hosts = Object.fromEntries(names.map((name) => [name, simulatedHost(join(directory, String(place), name))]));
  });
  afterAll(async () => {
    await Promise.all(Object.values(hosts).map((host) => host.disconnect()));
    rmSync(directory, { recursive: true, force: true });
  });

  test('killed after every step, from bare hosts to the end: each next apply goes on, and nothing is done twice', async () => {
    const remaining: number[] = [];
    for (;;) {
      const planned = await apply(three, { steps: 6 });
      if (planned.length === 0) break;
      remaining.push(planned.length);
      expect(remaining.length).toBeLessThan(80);
    }
    expect(remaining).toEqual([...remaining].sort((one, other) => other - one));
    for (const host of names) {
      const started = hosts[host]!.log().filter((line) => line === 'systemctl start keystone.service');
      expect(started.length, `keystone started on ${host}`).toBe(1);
    }
  });

  test('killed again and again in a rolling change, wherever in a step: the next apply goes on, and ends as if nothing had been', async () => {
    await apply(three);
    expect(await apply(three)).toEqual([]);
    let lives = 0;
    for (let planned = ['any']; planned.length > 0; lives += 1) {
      planned = await apply(changed, { calls: 3 + 11 * lives });
      expect(lives).toBeLessThan(30);
    }
    expect(lives).toBeGreaterThan(4);
    for (const host of names) {
      expect(hosts[host]!.read('etc/keystone/quorate-uwsgi.ini')).toContain('processes = 3');
      expect(hosts[host]!.read('var/lib/quorate/manifest')).toContain(`revision ${changed.revision}`);
    }
  });

  test('a member that does not start stops the run at its gate: the others were not touched, and the mended one goes on', async () => {
    await apply(three);
    hosts.ctl1!.setBroken('keystone.service');
    const planned = await apply(changed);
    const restarts = (host: string) =>
      hosts[host]!.log().filter((line) => line === 'systemctl restart keystone.service').length;
    expect(planned).toContain('unit keystone.service@ctl2');
    expect([restarts('ctl2'), restarts('ctl3')]).toEqual([0, 0]);
    hosts.ctl1!.setBroken();
    await apply(changed);
    expect(await apply(changed)).toEqual([]);
  });

  test('a package that cannot be had, and an apt that is locked: nothing is configured, and the next apply goes on', async () => {
    hosts.ctl2!.setLacking('keystone');
    await apply(three);
    expect(hosts.ctl2!.read('etc/keystone/keystone.conf')).toBeUndefined();
    hosts.ctl2!.setLacking();
    await apply(three);
    expect(await apply(three)).toEqual([]);
  });

  test('a host that is taken out of the file stops everything of ours, and keeps no file of ours', async () => {
    await apply(three);
    const two = simulatedComposition(composed({ ...withControllers(3), hosts: withControllers(3).hosts.slice(0, 2) }));
    expect(await apply(two)).toContain('leave corosync@ctl3');
    expect(await apply(two)).toEqual([]);
    const log = hosts.ctl3!.log();
    expect(log.findIndex((line) => /disable.*pacemaker/.test(line))).toBeLessThan(
      log.findIndex((line) => /disable.*corosync/.test(line)),
    );
    expect(hosts.ctl3!.read('etc/corosync/corosync.conf')).toBeUndefined();
    expect(hosts.ctl3!.read('var/lib/quorate/manifest')).toBeUndefined();
  });

  describe('the lock', () => {
    const world = () => ({ transport: fakeTransport(hosts), clock: systemClock, signal: new AbortController().signal });
    const options = { waitMs: 0, waiting: () => {} };
    const held = (owner: string, secondsAgo: number) => {
      for (const host of names) {
        const folder = join(hosts[host]!.root, 'var/lib/quorate');
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, 'lock'), `${owner}\nalice@laptop\n`);
        utimesSync(join(folder, 'lock'), new Date(), new Date(Date.now() - secondsAgo * 1000));
      }
    };

    test('of somebody else who lives is not taken, and says whose it is', async () => {
      held('laptop:17:1', 10);
      await expect(takeLock(names, world(), options)).rejects.toThrow(/LOCKED: alice@laptop/);
      expect(hosts.ctl1!.read('var/lib/quorate/lock')).toContain('alice');
    });

    test('of somebody who was not heard of for a minute, or of a dead process of this machine, is free', async () => {
      held('laptop:17:1', 61);
      await (await takeLock(names, world(), options)).release();
      held(`${hostname()}:4194305:1`, 1);
      await (await takeLock(names, world(), options)).release();
      expect(hosts.ctl1!.read('var/lib/quorate/lock')).toBeUndefined();
    });
  });
});
