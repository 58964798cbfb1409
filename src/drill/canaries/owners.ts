import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Clock } from '../../util/clock.ts';
import type { Emit } from './record.ts';

/** Virtual addresses, and whose network cards there are. */
export interface OwnersConfig {
  readonly addresses: readonly {
    readonly name: string;
    readonly ip: string;
    /** The vantage's own network device on the network of the address. */
    readonly device: string;
  }[];
  /** Hosts by the MAC of their card, in lower case. */
  readonly hosts: Readonly<Record<string, string>>;
}

/** How often each address is asked for, in ms. One arping asks each second at most, so several take turns… */
export const askedEvery = 250;
const askers = 1000 / askedEvery;

/**
 * Asks on the wire who has the virtual addresses, and records each answer: a takeover is done for clients when their ARP says so, and two
 * hosts that both answer are two owners. Resolves when the signal is aborted and nobody asks any more. Never rejects.
 */
export async function watchOwners(
  { addresses, hosts }: OwnersConfig,
  emit: Emit,
  clock: Clock,
  signal: AbortSignal,
  command: readonly string[] = arping,
): Promise<void> {
  await Promise.all(addresses.map((address) => watchOwner(address)));

  async function watchOwner({ name: address, ip, device }: OwnersConfig['addresses'][number]): Promise<void> {
    const ask = (...options: string[]) => start([...command, ...options, '-b', '-I', device, ip]);
    // …and one is listened to, for each of them hears the answers to all.
    const listener = ask();
    createInterface({ input: listener.stdout! }).on('line', (line) => {
      const mac = macIn(line);
      if (mac) emit({ type: 'owner', at: clock.now(), address, mac, ...(hosts[mac] ? { host: hosts[mac] } : {}) });
    });
    const asking = [ended(listener)];
    for (let more = 1; more < askers && !signal.aborted; more += 1) {
      await clock.sleep(askedEvery, signal).catch(() => {});
      asking.push(ended(ask('-q')));
    }
    const why = await Promise.race(asking);
    if (!signal.aborted) emit({ type: 'owner-unseen', at: clock.now(), address, error: why });
    await Promise.all(asking);
  }

  function start([program, ...args]: readonly string[]): ChildProcess {
    const child = spawn(program!, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.stdout.resume();
    return child;
  }
}

/** Debian's, from iputils; it dies with the canaries, however they do. */
const arping = ['setpriv', '--pdeathsig', 'TERM', '--', '/usr/bin/arping'];

/** `Unicast reply from 10.77.0.100 [02:00:71:00:01:00]  0.536ms` → the MAC. */
function macIn(line: string): string | undefined {
  return / reply from \S+ \[([\dA-F:]+)\]/i.exec(line)?.[1]?.toLowerCase();
}

/** Resolves with its last words when it is gone. */
function ended(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(-500);
  });
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', (code, signal) => resolve(complaint.trim() || `ended by ${signal ?? code}`));
  });
}
