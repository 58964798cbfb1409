import type { Timers } from './timers.ts';

/** How often a year somebody who lives is taken for dead, by who takes him for it. */
export interface FalseAlarms {
  /** A host is fenced. */
  readonly corosync?: number;
  /** The addresses move. */
  readonly keepalived?: number;
  /** A database member is dropped, and joins again. */
  readonly galera: number;
}

/**
 * A healthy host falls silent for more than 250 ms once a month, and for twice as long eight times more rarely: a guess, without a source
 * better than experience. Its form matters more than its height: halving a timer costs eight times the alarms.
 */
const pauses = { perYear: 12, longerThan: 250, exponent: 3 };

/** `members`: how many hosts watch each other. */
export function falseAlarms(timers: Timers, members: number, addresses: 'pacemaker' | 'keepalived'): FalseAlarms {
  const silent = (ms: number) => (pauses.longerThan / ms) ** pauses.exponent * pauses.perYear;
  return {
    // Whoever holds the addresses: the silence of the others moves nothing.
    ...(addresses === 'keepalived'
      ? { keepalived: silent(3 * timers.vrrpAdvert) }
      : { corosync: members * silent(timers.corosyncToken) }),
    galera: members * silent(timers.galeraSuspect),
  };
}
