import type { Timers } from './timers.ts';

/** Timers of the programs that use the control plane, in milliseconds: they follow from its own. */
export interface ClientTimers {
  /** A program gives up a broker that it has not heard of for this long… */
  readonly heartbeat: number;
  /** …and an answer that it waits for over messaging. */
  readonly rpc: number;
  /** keystonemiddleware gives up an answer of keystone, and asks again, `keystoneRetries` times. */
  readonly keystoneAnswer: number;
  readonly keystoneRetries: number;
  /** An agent says this often that it lives… */
  readonly report: Readonly<Record<Reporting, number>>;
  /** …and is taken for dead after this silence. */
  readonly down: Readonly<Record<Reporting, number>>;
}

export const reporting = ['nova', 'cinder', 'neutron'] as const;
export type Reporting = (typeof reporting)[number];

/** Defaults of the projects: what the report costs at any size is known of them. */
const report: ClientTimers['report'] = { nova: 10_000, cinder: 10_000, neutron: 30_000 };
const usualRpc = 60_000;
const usualDown: ClientTimers['down'] = { nova: 60_000, cinder: 60_000, neutron: 75_000 };

/**
 * `longest`: the longest interruption of the control plane that ends by itself, at worst.
 *
 * An agent must not pass for dead because the control plane fails over: who then evacuates, or moves routers, makes one dead controller an
 * outage of everything. Its report is a call over messaging. When the answer is lost it waits for it for `rpc`, and then needs until its next
 * report, which may just miss as well.
 */
export function clientTimers({ messagingSilence }: Timers, longest: number): ClientTimers {
  // Python programs that compute answer late: three times what a broker's guide asks of a client that does nothing else.
  const heartbeat = messagingSilence * 3;
  // A call outlives a failover, and is answered by a busy cloud after that.
  const rpc = Math.max(usualRpc, tens(longest * 2), tens(heartbeat * 2));
  const keystoneRetries = 3;
  return {
    heartbeat,
    rpc,
    // Together the attempts outlive a failover; a single one no more than it must, for it holds a worker.
    keystoneAnswer: Math.max(10_000, tens((longest * 1.5) / (keystoneRetries + 1))),
    keystoneRetries,
    report,
    down: Object.fromEntries(
      reporting.map((one) => [one, Math.max(usualDown[one], tens(rpc + report[one] * 2))]),
    ) as ClientTimers['down'],
  };
}

/** Whole tens of seconds, for people. */
function tens(ms: number): number {
  return Math.ceil(ms / 10_000) * 10_000;
}
