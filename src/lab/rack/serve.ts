import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import { join } from 'node:path';
import type { Clock } from '../../util/clock.ts';
import { bmcCredentials } from '../credentials.ts';
import type { LabHost } from '../layout.ts';
import { labDirectory } from '../paths.ts';
import { recordOf } from '../record.ts';
import { type Chassis, createChassis } from './chassis.ts';
import { type ControlAnswer, type ControlRequest, controlSocket, serveControl } from './control.ts';
import { appendPowerEvent } from './journal.ts';
import { openMachine } from './machine.ts';
import { redfish } from './redfish.ts';

/** How soon a host that went off by itself is seen to be off, in milliseconds. */
const followMs = 100;

/**
 * The rack of a lab: owns the power of its hosts until it is killed. Runs in the lab's network, where its power switches answer.
 * Hosts that run already are taken over, so it may be killed and started again at any time.
 */
export async function serveRack(lab: string, clock: Clock): Promise<never> {
  const { layout } = await recordOf(lab);
  const chassis = new Map<string, Chassis>();
  for (const host of layout.hosts) {
    const machine = await openMachine(lab, host, clock);
    const record = (event: Parameters<typeof appendPowerEvent>[1]) => appendPowerEvent(lab, event);
    chassis.set(host.name, await createChassis({ host: host.name, machine, clock, post: layout.post, record }));
  }
  await Promise.all(
    layout.hosts.map((host) => serveSwitch(lab, host, chassis.get(host.name)!, layout.bmcLatency, clock)),
  );
  await rm(controlSocket(lab), { force: true });
  serveControl((request) => handle(chassis, request)).listen(controlSocket(lab));
  for (;;) {
    await clock.sleep(followMs);
    for (const [host, one] of chassis) await one.follow().catch((error) => console.error(`${host}: ${error}`));
  }
}

async function serveSwitch(
  lab: string,
  { name, bmc }: LabHost,
  box: Chassis,
  latency: number,
  clock: Clock,
): Promise<void> {
  if (!bmc) return;
  const credentials = (await bmcCredentials(lab))[name]!;
  const file = (path: string) => readFile(join(labDirectory(lab), path));
  /** Orders are carried out one after the other, each after the time that it takes. */
  let turn: Promise<void> = Promise.resolve();
  const listener = redfish({
    credentials,
    state: box.state,
    order: (action) => {
      const asked = clock.now();
      turn = turn
        .then(() => clock.sleep(Math.max(0, asked + latency - clock.now())))
        .then(() => box.act(action, 'bmc', asked))
        .catch((error) => console.error(`${name}: ${error}`));
    },
  });
  const server = createServer({ key: await file('bmc-key.pem'), cert: await file('bmc-cert.pem') }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(443, bmc.ip, resolve);
  });
}

async function handle(chassis: ReadonlyMap<string, Chassis>, request: ControlRequest): Promise<ControlAnswer> {
  if (request.verb === 'start') await Promise.all([...chassis.values()].map((one) => one.start()));
  if (request.verb === 'act') {
    const one = chassis.get(request.host);
    if (!one) return { error: `there is no host ${request.host}` };
    await one.act(request.action, 'control');
  }
  return { states: Object.fromEntries([...chassis].map(([host, one]) => [host, one.state()])) };
}
