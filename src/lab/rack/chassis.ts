import type { Clock } from '../../util/clock.ts';
import type { PowerAction, PowerState } from '../lab.ts';
import type { PowerEvent, PowerSource } from './journal.ts';
import type { Machine } from './machine.ts';

/** The box around a host: what its power button, its power switch and its mains do. */
export interface Chassis {
  state(): PowerState;
  /** Carries the action out at once; resolves when it is done: for `on`, when POST has begun. `asked` is when it was wanted, if earlier. */
  act(action: PowerAction, by: PowerSource, asked?: number): Promise<void>;
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
}

export async function createChassis({ host, machine, clock, post, record }: ChassisOptions): Promise<Chassis> {
  let power: PowerState = (await machine.runs()) ? 'on' : 'off';
  /** Aborts the POST that is under way. */
  let posting: AbortController | undefined;
  /** Kills and boots of the machine, one after the other. */
  let turn: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const result = turn.then(work);
    turn = result.catch(() => {});
    return result;
  };
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

  return {
    state: () => power,
    start: async () => {
      if (power === 'off') await on(0, 'control');
    },
    act: async (action, by, asked = clock.now()) => {
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
