import pLimit from 'p-limit';
import type { Clock } from '../../util/clock.ts';
import type { PowerState, SwitchAction } from '../lab.ts';
import type { PowerEvent, PowerSource } from './journal.ts';
import type { Machine } from './machine.ts';

/** The box around a host: what its power switch and its mains do to it. */
export interface Chassis {
  state(): PowerState;
  /**
   * Carries the action out at once; resolves when it is done: for `on`, when POST has begun. `asked` is when it was wanted, if earlier.
   * Throws while there are no mains.
   */
  act(action: SwitchAction, by: PowerSource, asked?: number): Promise<void>;
  /** Mains go: all is dead at once. Mains come: the power switch starts, and then the host, as one that is to be up is set to. */
  mains(live: boolean, by: PowerSource): Promise<void>;
  /** On without POST: how a lab is handed over. */
  start(): Promise<void>;
  /** Follows what the host did by itself since the last time. */
  follow(): Promise<void>;
}

interface ChassisOptions {
  readonly host: string;
  readonly machine: Machine;
  readonly clock: Clock;
  /** Milliseconds from power-on to boot. */
  readonly post: number;
  readonly record: (event: PowerEvent) => Promise<void>;
  /** Whether it has mains now. */
  readonly live: boolean;
  /** Lets its power switch answer, or not. */
  readonly wake: (awake: boolean) => Promise<void>;
}

/** Milliseconds from mains until a power switch answers. Real ones take a minute or two; here it only must not be at once. */
const switchStartMs = 2000;

export async function createChassis(options: ChassisOptions): Promise<Chassis> {
  const { host, machine, clock, post, record, wake } = options;
  let { live } = options;
  /** Its power switch answers. */
  let awake = live;
  let power: 'on' | 'off' = (await machine.runs()) ? 'on' : 'off';
  /** Aborts the POST that is under way. */
  let posting: AbortController | undefined;
  /** Aborts the start of the power switch that is under way. */
  let waking: AbortController | undefined;
  /** Kills and boots of the machine, one after the other. */
  const inTurn = pLimit(1);
  const write = (action: PowerEvent['action'], by: PowerSource, asked: number) =>
    record({ host, action, by, asked, done: clock.now() });

  async function off(): Promise<void> {
    power = 'off';
    posting?.abort();
    await inTurn(() => machine.kill());
  }

  /** Boots after `delay`, unless the power goes before. */
  function on(delay: number, by: PowerSource): Promise<void> {
    power = 'on';
    const asked = clock.now();
    const current = new AbortController();
    posting = current;
    const booted = clock.sleep(delay, current.signal).then(
      () =>
        inTurn(async () => {
          if (current.signal.aborted) return;
          try {
            await machine.boot();
            await write('boot', by, asked);
          } catch (error) {
            power = 'off';
            throw error;
          } finally {
            posting = undefined;
          }
        }),
      () => {},
    );
    booted.catch((error) => console.error(`${host}: ${error}`));
    return booted;
  }

  async function loseMains(): Promise<void> {
    awake = false;
    waking?.abort();
    await Promise.all([wake(false), off()]);
  }

  function gainMains(by: PowerSource): void {
    const current = new AbortController();
    waking = current;
    const woken = clock.sleep(switchStartMs, current.signal).then(
      async () => {
        await wake(true);
        if (current.signal.aborted) return wake(false);
        awake = true;
        void on(post, by);
      },
      () => {},
    );
    woken.catch((error) => console.error(`${host}: ${error}`));
  }

  await wake(awake);
  return {
    state: () => (awake ? power : 'unpowered'),
    start: async () => {
      if (awake && power === 'off') await on(0, 'control');
    },
    mains: async (now, by) => {
      if (now === live) return;
      live = now;
      if (live) gainMains(by);
      else await loseMains();
    },
    act: async (action, by, asked = clock.now()) => {
      if (!awake) throw new Error(`${host} has no mains`);
      if (action !== 'on') await off();
      if (action !== 'off' && power === 'off') void on(post, by);
      await write(action, by, asked);
    },
    follow: () =>
      inTurn(async () => {
        if (power === 'off' || posting || (await machine.runs())) return;
        const asked = clock.now();
        await machine.kill();
        const reboots = (await machine.ending()) === 'reboot';
        power = 'off';
        if (reboots) void on(post, 'host');
        await write(reboots ? 'reset' : 'off', 'host', asked);
      }),
  };
}
