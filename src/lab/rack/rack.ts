import pLimit from 'p-limit';
import type { Clock } from '../../util/clock.ts';
import type { PowerAction, PowerState, SwitchAction } from '../lab.ts';
import type { LabHost } from '../layout.ts';
import type { Chassis } from './chassis.ts';
import { type Feeds, hasMains, isFed, marked } from './feeds.ts';
import type { PowerEvent, PowerSource } from './journal.ts';

/** All chassis of a lab, and what feeds them. Hosts are called by their names, outlets `pdu1/3`. */
export interface Rack {
  states(): Readonly<Record<string, PowerState>>;
  /** All hosts on without POST, as a lab is handed over. */
  start(): Promise<void>;
  /** What Quorate itself does. Throws for a host that is not here, or has no mains. */
  act(host: string, action: PowerAction): Promise<void>;
  /** What the power switch of a host does. */
  switched(host: string, action: SwitchAction, asked: number): Promise<void>;
  state(host: string): PowerState;
  isOn(outlet: string): boolean;
  /** What a power strip does. */
  switchOutlet(outlet: string, on: boolean, asked: number): Promise<void>;
  /** Follows what hosts did by themselves since the last time. */
  follow(): Promise<void>;
}

interface RackOptions {
  readonly hosts: readonly LabHost[];
  readonly chassis: ReadonlyMap<string, Chassis>;
  readonly feeds: Feeds;
  readonly keep: (feeds: Feeds) => Promise<void>;
  readonly record: (event: PowerEvent) => Promise<void>;
  readonly clock: Clock;
}

export function createRack({ hosts, chassis, feeds: kept, keep, record, clock }: RackOptions): Rack {
  let feeds = kept;
  /** What is kept is written one at a time: all hosts may lose their mains at once. */
  const inTurn = pLimit(1);

  function boxOf(host: string): Chassis {
    const box = chassis.get(host);
    if (!box) throw new Error(`there is no host ${host}`);
    return box;
  }

  /** Feeds are as said from now on; the host has what comes of it. */
  async function feed(host: LabHost, next: Feeds, by: PowerSource): Promise<void> {
    feeds = next;
    await inTurn(() => keep(feeds));
    await boxOf(host.name).mains(hasMains(host, feeds), by);
  }

  return {
    states: () => Object.fromEntries([...chassis].map(([host, box]) => [host, box.state()])),
    state: (host) => boxOf(host).state(),
    start: async () => {
      await Promise.all([...chassis.values()].map((box) => box.start()));
    },
    act: async (name, action) => {
      const box = boxOf(name);
      if (action !== 'unplug' && action !== 'plug') return box.act(action, 'control');
      const asked = clock.now();
      const host = hosts.find((one) => one.name === name)!;
      const unplugged = marked(feeds.unplugged, name, action === 'unplug');
      await feed(host, { ...feeds, unplugged }, 'control');
      await record({ host: name, action, by: 'control', asked, done: clock.now() });
    },
    switched: (host, action, asked) => boxOf(host).act(action, 'bmc', asked),
    isOn: (outlet) => !feeds.off.includes(outlet),
    switchOutlet: async (outlet, on, asked) => {
      const host = hosts.find(({ outlets }) => outlets.includes(outlet));
      if (!host) return;
      const before = isFed(host, feeds);
      await feed(host, { ...feeds, off: marked(feeds.off, outlet, !on) }, 'pdu');
      const after = isFed(host, feeds);
      if (before !== after)
        await record({ host: host.name, action: after ? 'on' : 'off', by: 'pdu', asked, done: clock.now() });
    },
    follow: async () => {
      for (const [host, box] of chassis) await box.follow().catch((error) => console.error(`${host}: ${error}`));
    },
  };
}
