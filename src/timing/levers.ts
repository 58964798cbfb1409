import type { AssumptionName } from '../cloud/cloud.ts';
import type { Assumptions } from './assumptions.ts';
import type { TimerName } from './recovery.ts';
import type { Timers } from './timers.ts';

/** A timer that may be shortened for an objective. Durations are milliseconds. */
export interface Lever {
  readonly timer: TimerName;
  /** Shorter would take the living for dead, or cost more than it gains. */
  readonly floor: (assumed: Assumptions) => number;
  /** Values are multiples of it, so that people can read them. */
  readonly step: number;
  /** Timers that are made from it. */
  readonly leads: readonly TimerName[];
}

/** Who lives may be silent for so long: a stall, and messages that were lost and sent again. */
const silence = ({ stall, latency }: Assumptions) => stall.worst + 20 * latency.worst;
const atLeast = (ms: number, assumption: AssumptionName, times: number) => (assumed: Assumptions) =>
  Math.max(ms, assumed[assumption].worst * times);

export const levers: readonly Lever[] = [
  { timer: 'corosyncToken', floor: silence, step: 50, leads: ['corosyncConsensus'] },
  // Three of them are missed before anybody acts.
  { timer: 'vrrpAdvert', floor: (assumed) => silence(assumed) / 3, step: 10, leads: [] },
  // It also waits for the disk when it commits.
  {
    timer: 'galeraSuspect',
    // Below half a second its join messages would not be sent again ten times before it gives a group up.
    floor: (assumed) => Math.max(500, silence(assumed) + 4 * assumed['disk-sync'].worst),
    step: 50,
    leads: ['galeraInactive', 'galeraKeepalive', 'galeraCheck', 'galeraInstall'],
  },
  { timer: 'haproxyCheck', floor: atLeast(200, 'latency', 4), step: 50, leads: [] },
  { timer: 'haproxyConnect', floor: atLeast(500, 'stall', 1), step: 100, leads: [] },
  { timer: 'apiConnect', floor: atLeast(1000, 'stall', 2), step: 100, leads: [] },
  { timer: 'addressMonitor', floor: () => 1000, step: 500, leads: [] },
  { timer: 'messagingSuspect', floor: atLeast(500, 'stall', 1), step: 100, leads: [] },
  // RabbitMQ sends four ticks in that time. Its clients give a silent member up after 5 s, and do so first.
  { timer: 'messagingTick', floor: atLeast(6000, 'stall', 4), step: 1000, leads: [] },
  { timer: 'cacheSocket', floor: atLeast(100, 'latency', 4), step: 50, leads: [] },
  { timer: 'pacemakerDcDeadtime', floor: () => 2000, step: 500, leads: [] },
];

/** Values for some levers, and the timers of the set that follow from them. Nothing is left in conflict: what must be longer is. */
export function withLevers(set: Timers, values: Partial<Timers>): Timers {
  const timers = { ...set, ...values };
  const { galeraSuspect, corosyncToken, haproxyFall, haproxyRecheck } = timers;
  const consensus = Math.ceil(corosyncToken * 1.2);
  const inactive = galeraSuspect * 2;
  const keepalive = Math.min(set.galeraKeepalive, tens(galeraSuspect / 5));
  return {
    ...timers,
    corosyncConsensus: corosyncToken === set.corosyncToken ? set.corosyncConsensus : consensus,
    galeraInactive: galeraSuspect === set.galeraSuspect ? set.galeraInactive : inactive,
    galeraKeepalive: keepalive,
    galeraCheck: Math.min(set.galeraCheck, tens(keepalive / 2)),
    galeraInstall: galeraSuspect === set.galeraSuspect ? set.galeraInstall : inactive,
    // New sessions are kept from a member before the group drops it.
    haproxyCheck: Math.min(
      timers.haproxyCheck,
      tens((galeraSuspect - haproxyRecheck * (haproxyFall - 1)) / (haproxyFall + 1)),
    ),
    databaseRead: Math.max(set.databaseRead, corosyncToken + consensus + inactive + 1000),
    vrrpWatchdog: Math.max(set.vrrpWatchdog, timers.vrrpAdvert * 10),
  };
}

function tens(ms: number): number {
  return Math.floor(ms / 10) * 10;
}
