import { text } from '../../locale/text.ts';
import type { Sample } from '../event.ts';
import { type Checker, fail, injectedAt, pass, samplesOf, unknown } from './checker.ts';

/** Longest time, in ms, between two looks for which nothing is claimed. A look at a dead host may wait for it. */
const blindOver = 30_000;

/**
 * Was each virtual address on one host at most? Hosts are looked at one by one, so an address that moves during a look may be seen
 * twice: only two looks in a row that see it on the same two hosts show two owners.
 */
export const singleOwner: Checker = {
  id: 'single-owner',
  check(history) {
    const words = text().checks.owner;
    const injected = injectedAt(history);
    const samples = samplesOf(history).filter(({ until }) => until >= injected);
    if (samples.length === 0) return unknown(words.unlooked);
    const twice = samples.map(heldTwice);
    const shown = twice.find((seen, index) => seen !== undefined && seen === twice[index + 1]);
    if (shown) return fail(words.twoLooks(shown));
    const suspicion = twice.find((seen) => seen !== undefined);
    if (suspicion) return unknown(words.oneLook(suspicion));
    const times = [injected, ...samples.map(({ until }) => until), history.run.endedAt];
    const blind = Math.max(...times.slice(1).map((time, index) => time - times[index]!));
    if (blind > blindOver) return unknown(words.blind(blind));
    return pass(words.well(samples.length, blind));
  },
};

/** The addresses that are on several hosts, with those. */
function heldTwice({ holders }: Sample): string | undefined {
  const twice = Object.entries(holders).filter(([, hosts]) => hosts.length > 1);
  return twice.length === 0
    ? undefined
    : twice.map(([name, hosts]) => text().checks.owner.twice(name, [...hosts].sort())).join(', ');
}
