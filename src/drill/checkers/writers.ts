import { text } from '../../locale/text.ts';
import { type Timers, timers } from '../../timing/timers.ts';
import { howMany } from '../../util/bisect.ts';
import type { Answer } from '../canaries/record.ts';
import type { History } from '../history.ts';
import type { Turn } from '../verdict.ts';
import { answersOf, type Checker, fail, injectedAt, pass, unknown } from './checker.ts';
import { requireComplete } from './complete.ts';

/** Milliseconds in which a balancer can give a member up and take it back at best: one writer cannot follow another, and follow it back, in less. */
export function thereAndBack({ haproxyRecheck, haproxyFall, haproxyRise }: Timers): number {
  return haproxyRecheck * (haproxyFall + haproxyRise - 1);
}

/**
 * Did database sessions go to one member at a time?
 *
 * Provable is this: a write that was answered before another one was sent came before it. So when one member, then another, and then the
 * first again acknowledged such writes, there were two hand-overs between the sending of the first and the answer to the last of the three; in
 * less than one hand-over takes, that is two writers at the same time. Writes under way at once, on both sides of a hand-over, prove
 * nothing. Stalls only make those times longer. Only the canary's own sessions are seen: two writers that other sessions have are not.
 */
export const singleWriter: Checker = {
  id: 'single-writer',
  check(history) {
    const words = text().checks.writers;
    requireComplete(history, 'database-write');
    const writes = writesOn(history);
    if (writes.length === 0) return unknown(words.untold);
    const both = together(writes, history.run.handOver ?? thereAndBack(timers));
    if (both) return fail(words.both([...both.servers].sort(), both.ms));
    const turns = writersOf(history);
    return pass(words.well([...new Set(turns.map(({ on }) => on))], turns.length - 1));
  },
};

/** Which member acknowledged the canary's writes, from when until when. Relative to the injection. */
export function writersOf(history: History): Turn[] {
  const injected = injectedAt(history);
  const turns: Turn[] = [];
  for (const { server, done } of writesOn(history)) {
    const last = turns.at(-1);
    const at = done - injected;
    if (last?.on === server) turns[turns.length - 1] = { ...last, until: at };
    else turns.push({ on: server, from: at, until: at });
  }
  return turns;
}

type Write = Answer & { readonly server: string };

/** Acknowledged writes in the order of their answers. */
function writesOn(history: History): Write[] {
  return answersOf(history, 'database-write')
    .filter((answer): answer is Write => answer.outcome === 'ok' && answer.server !== undefined)
    .sort((a, b) => a.done - b.done);
}

/** Two servers that provably took turns faster than hand-overs can be, and the time in which they did. */
function together(writes: readonly Write[], handOver: number): { servers: [string, string]; ms: number } | undefined {
  for (const server of new Set(writes.map((one) => one.server))) {
    const mine = writes.filter((one) => one.server === server);
    const lastSent = runningMost(mine.map(({ sent }) => sent));
    const later = mine.toSorted((one, two) => two.sent - one.sent);
    const firstDone = runningMost(later.map(({ done }) => -done));
    for (const other of writes) {
      if (other.server === server) continue;
      const before = howMany(mine.length, (index) => mine[index]!.done < other.sent);
      const after = howMany(later.length, (index) => later[index]!.sent > other.done);
      if (before === 0 || after === 0) continue;
      const ms = -firstDone[after - 1]! - lastSent[before - 1]!;
      if (ms < handOver) return { servers: [server, other.server], ms };
    }
  }
  return undefined;
}

/** Of each and all before it the greatest. */
function runningMost(values: readonly number[]): number[] {
  let most = Number.NEGATIVE_INFINITY;
  return values.map((value) => {
    most = Math.max(most, value);
    return most;
  });
}
