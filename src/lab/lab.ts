/** A running rehearsal: real hosts on this machine, in a network of their own. The seam other folders see. */
export interface Lab {
  readonly name: string;
  /** Where everything about this lab is kept; removed by `lab down`. */
  readonly dir: string;
  /** OpenSSH client configuration that reaches every host of the lab by its name, from anywhere on this machine. */
  readonly sshConfig: string;
  /** Command prefix that runs a program inside the lab's network but on none of its hosts, as a client of the cloud would. */
  readonly vantage: readonly string[];
  /** Power state as the host's power switch reports it. */
  state(host: string): Promise<PowerState>;
  /** Acts on the chassis at once, without the switch's latency: what a fault does. Fencing goes through the switch instead. */
  power(host: string, action: PowerAction): Promise<void>;
}

export type PowerState = 'on' | 'off';

/** `off`: the host dies at once, its switch still answers. `on`: POST, then boot. `reset`: both. */
export type PowerAction = 'off' | 'on' | 'reset';
