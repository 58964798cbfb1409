/** A running rehearsal: real hosts on this machine, in a network of their own. The seam other folders see. */
export interface Lab {
  readonly name: string;
  /** Where everything about this lab is kept; removed by `lab down`. */
  readonly dir: string;
  /** OpenSSH client configuration that reaches every host of the lab by its name, from anywhere on this machine. */
  readonly sshConfig: string;
  /** Command prefix that runs a program inside the lab's network but on none of its hosts, as a client of the cloud would. */
  readonly vantage: readonly string[];
  /** The networks as that program sees them, by their names. */
  readonly segments: Readonly<Record<string, Segment>>;
  /** Power state as the host's power switch reports it. */
  state(host: string): Promise<PowerState>;
  /** Acts on the chassis at once, without the switch's latency: what a fault does. Fencing goes through the switch instead. */
  power(host: string, action: PowerAction): Promise<void>;
  /** Cuts the host's cable to a network at the switch, or all of its cables. They stay cut when the host boots. */
  cut(host: string, network: string | undefined, way: Cut): Promise<void>;
  /** Mends all cables of the host. */
  mend(host: string): Promise<void>;
  /** How the host's cables are cut, by network; undefined for those that are whole. */
  cuts(host: string): Promise<Readonly<Record<string, Cut | undefined>>>;
}

/** A network that the vantage is on. */
export interface Segment {
  /** Network device of the vantage. */
  readonly device: string;
  /** Hosts on it, by the MAC of their card. */
  readonly cards: Readonly<Record<string, string>>;
}

/** `unpowered`: without mains, so that its power switch is dead, too. */
export type PowerState = 'on' | 'off' | 'unpowered';

/** Which way nothing comes through: `in`, the host hears nobody; `out`, nobody hears it. Its links stay up. */
export type Cut = 'both' | 'in' | 'out';

/** What a power switch does. `off`: the host dies at once, its switch still answers. `on`: POST, then boot. `reset`: both. */
export type SwitchAction = 'off' | 'on' | 'reset';

/**
 * `unplug`: all its mains cables are out: host and power switch die at once, without a word. `plug`: they are in again: its power switch
 * starts, and then the host. Neither touches an outlet: what is off there stays off.
 */
export type PowerAction = SwitchAction | 'unplug' | 'plug';
