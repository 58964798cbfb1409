import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../src/compose/compose.ts';
import { runPlan } from '../../src/engine/run.ts';
import { seal } from '../../src/engine/seal.ts';
import { survey } from '../../src/engine/survey.ts';
import { manifestFunctions } from '../../src/plan/manifest.ts';
import { fakeTransport } from '../../src/transport/fake.ts';
import type { Transport } from '../../src/transport/remote.ts';
import { systemClock } from '../../src/util/clock.ts';
import { threeControllers } from '../helpers/clouds.ts';
import { simulatedComposition } from '../helpers/simulated-composition.ts';
import { noSimulation, type SimulatedHost, simulatedHost } from '../helpers/simulated-host.ts';

const composition = simulatedComposition(compose(threeControllers(), (name) => `secret of ${name}`));

describe.skipIf(noSimulation)(`simulated hosts${noSimulation ? ` (${noSimulation})` : ''}`, () => {
  let directory: string;
  let hosts: Record<string, SimulatedHost>;
  let transport: Transport;

  beforeEach(() => {
    directory = mkdtempSync('/tmp/quorate-simulated-');
    hosts = Object.fromEntries(composition.hosts.map(({ name }) => [name, simulatedHost(join(directory, name))]));
    transport = fakeTransport(hosts);
  });
  afterEach(async () => {
    await Promise.all(Object.values(hosts).map((host) => host.disconnect()));
    rmSync(directory, { recursive: true });
  });

  const observe = () => survey(composition, { transport, learn: () => {} });
  const apply = async () => {
    const { plan, observation } = await observe();
    const signal = new AbortController().signal;
    const result = await runPlan(plan, { transport, clock: systemClock, report: () => {}, signal });
    if (result.failed.length + result.left.length === 0) await seal(composition, observation, transport);
    return result;
  };

  it('take a whole apply, and have nothing to do after it', async () => {
    const { done, failed } = await apply();
    expect(failed).toEqual([]);
    expect(done.length).toBeGreaterThan(30);
    expect((await observe()).plan.steps).toEqual([]);
    const { ctl1 } = hosts;
    expect(ctl1!.read('/var/lib/quorate/manifest')).toMatch(/^unit haproxy \S+ haproxy\.service$/m);
    expect(ctl1!.read('/etc/haproxy/haproxy.cfg')).toContain('listen');
    expect(statSync(join(ctl1!.root, '/etc/keystone/keystone.conf'))).toMatchObject({ mode: 0o100640 });
    expect(ctl1!.log().filter((line) => line === 'systemctl start haproxy.service')).toHaveLength(1);
  });

  it('keep what was done when the connection is lost in the middle, and the next apply converges', async () => {
    const { ctl2 } = hosts;
    let lost = 0;
    for (let at = 4; ; at += 17) {
      ctl2!.loseAt(at);
      const codes = await apply().then(
        ({ failed }) => failed.map(({ problem }) => problem.code),
        (error: Error) => [error.message],
      );
      if (ctl2!.losing()) break;
      expect(codes.join()).toContain('TRANSPORT_LOST');
      lost += 1;
    }
    ctl2!.loseAt('never');
    expect(lost).toBeGreaterThan(1);
    expect((await observe()).plan.steps).toEqual([]);
  });

  it('say what apt and systemd say when a package or a unit fails, and go on once it is mended', async () => {
    const { ctl3 } = hosts;
    const detail = async () => (await apply()).failed.map(({ problem }) => problem.detail).join('\n');
    ctl3!.setAptLocked(true);
    expect(await detail()).toContain('Could not get lock');
    ctl3!.setAptLocked(false);
    ctl3!.setLacking('haproxy');
    expect(await detail()).toContain('Unable to locate package haproxy');
    ctl3!.setLacking();
    ctl3!.setBroken('haproxy.service');
    expect(await detail()).toContain('Job for haproxy.service failed');
    ctl3!.setBroken();
    expect((await apply()).failed).toEqual([]);
    expect((await observe()).plan.steps).toEqual([]);
  });

  it('keep their files and their manifest whole when a disk is full, and go on when there is space', async () => {
    const { ctl1 } = hosts;
    await apply();
    const [manifest, file] = ['/var/lib/quorate/manifest', '/etc/haproxy/haproxy.cfg'];
    const before = [ctl1!.read(manifest), ctl1!.read(file)];
    writeFileSync(join(ctl1!.root, 'etc/keystone/keystone.conf'), 'by hand');
    ctl1!.setDiskFull(true);
    const { failed } = await apply();
    expect(failed.map(({ problem }) => problem.detail).join()).toContain('No space left on device');
    const record = { script: `${manifestFunctions}record unit some digest some.service` };
    expect((await (await transport.connect('ctl1')).execute(record, { timeoutMs: 10_000 })).code).not.toBe(0);
    expect([ctl1!.read(manifest), ctl1!.read(file)]).toEqual(before);
    expect(ctl1!.read('/etc/keystone/keystone.conf')).toBe('by hand');
    ctl1!.setDiskFull(false);
    expect((await apply()).failed).toEqual([]);
    expect((await observe()).plan.steps).toEqual([]);
  });

  it('show the machine nothing: no process, no file, no network of it', async () => {
    const remote = await transport.connect('ctl1');
    const { stdout } = await remote.execute(
      {
        script:
          'hostname; ls /etc /home 2>&1; ls /proc | grep -c "^[0-9]"; touch /usr/bin/quorate-was-here 2>&1; cat /proc/net/dev | tail -n +3',
      },
      { timeoutMs: 10_000 },
    );
    expect(stdout).toContain('ctl1\n');
    expect(stdout).toContain('/home');
    expect(stdout).toContain('Read-only');
    expect(stdout).not.toContain('eth');
  });
});
