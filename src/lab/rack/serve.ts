import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { Clock } from '../../util/clock.ts';
import { run } from '../command.ts';
import { readCredentials } from '../credentials.ts';
import type { LabHost, LabPdu, Layout } from '../layout.ts';
import { labDirectory } from '../paths.ts';
import { recordOf } from '../record.ts';
import { type Chassis, createChassis } from './chassis.ts';
import { type ControlAnswer, type ControlRequest, controlSocket, serveControl } from './control.ts';
import { hasMains, readFeeds, writeFeeds } from './feeds.ts';
import { appendPowerEvent, type PowerEvent } from './journal.ts';
import { openMachine } from './machine.ts';
import { netio, netioPort } from './netio.ts';
import { createRack, type Rack } from './rack.ts';
import { redfish } from './redfish.ts';

/** How soon a host that went off by itself is seen to be off, in milliseconds. */
const followMs = 100;

/**
 * The rack of a lab: owns the power of its hosts until it is killed. Runs in the lab's network, where its power switches and power strips
 * answer. Hosts that run already are taken over, so it may be killed and started again at any time.
 */
export async function serveRack(lab: string, clock: Clock): Promise<never> {
  const { layout } = await recordOf(lab);
  const rack = await openRack(lab, layout, clock);
  for (const host of layout.hosts) await serveSwitch(lab, host, rack, layout.bmcLatency, clock);
  for (const pdu of layout.pdus) await servePdu(lab, pdu, rack, layout.pduLatency, clock);
  await rm(controlSocket(lab), { force: true });
  serveControl((request) => handle(rack, request)).listen(controlSocket(lab));
  for (;;) {
    await clock.sleep(followMs);
    await rack.follow();
  }
}

async function openRack(lab: string, { hosts, post }: Layout, clock: Clock): Promise<Rack> {
  const record = (event: PowerEvent) => appendPowerEvent(lab, event);
  const feeds = await readFeeds(lab);
  const chassis = new Map<string, Chassis>();
  for (const host of hosts) {
    const machine = await openMachine(lab, host, clock);
    const wake = (awake: boolean) => answerAt(host, awake);
    const live = hasMains(host, feeds);
    chassis.set(host.name, await createChassis({ host: host.name, machine, clock, post, record, live, wake }));
  }
  return createRack({ hosts, chassis, feeds, keep: (next) => writeFeeds(lab, next), record, clock });
}

/** A power switch without power has no address: what is sent to it is lost, and never refused. */
async function answerAt({ bmc }: LabHost, awake: boolean): Promise<void> {
  if (!bmc) return;
  const { cidr, bridge } = bmc;
  if (awake) await run(['ip', 'address', 'replace', cidr, 'dev', bridge]);
  // One that is gone already is what was wanted.
  else await run(['ip', 'address', 'delete', cidr, 'dev', bridge]).catch(() => {});
}

async function serveSwitch(lab: string, { name, bmc }: LabHost, rack: Rack, latency: number, clock: Clock) {
  if (!bmc) return;
  const credentials = (await readCredentials(lab, 'bmc'))[name]!;
  const file = (path: string) => readFile(join(labDirectory(lab), path));
  /** Orders are carried out one after the other, each after the time that it takes. */
  let turn: Promise<void> = Promise.resolve();
  const listener = redfish({
    credentials,
    state: () => rack.state(name),
    order: (action) => {
      const asked = clock.now();
      turn = turn
        .then(() => clock.sleep(Math.max(0, asked + latency - clock.now())))
        .then(() => rack.switched(name, action, asked))
        .catch((error) => console.error(`${name}: ${error}`));
    },
  });
  await listen(
    createServer({ key: await file('bmc-key.pem'), cert: await file('bmc-cert.pem') }, listener),
    443,
    bmc.ip,
  );
}

async function servePdu(lab: string, { name, ip, outlets }: LabPdu, rack: Rack, latency: number, clock: Clock) {
  const credentials = (await readCredentials(lab, 'pdu'))[name]!;
  const strip = {
    credentials,
    isOn: (outlet: number) => (outlets.includes(outlet) ? rack.isOn(`${name}/${outlet}`) : undefined),
    order: async (outlet: number, on: boolean) => {
      const asked = clock.now();
      await clock.sleep(latency);
      await rack.switchOutlet(`${name}/${outlet}`, on, asked);
    },
  };
  await listen(netio(strip), netioPort, ip);
}

function listen(server: Server, port: number, ip: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, ip, resolve);
  });
}

async function handle(rack: Rack, request: ControlRequest): Promise<ControlAnswer> {
  if (request.verb === 'start') await rack.start();
  if (request.verb === 'act') await rack.act(request.host, request.action);
  return { states: rack.states() };
}
