import { text } from '../../locale/text.ts';
import { askedEvery } from '../canaries/owners.ts';
import type { Owner, OwnerUnseen } from '../canaries/record.ts';
import type { History } from '../history.ts';
import type { AddressOwners, Turn } from '../verdict.ts';
import { type Checker, type Finding, fail, injectedAt, pass, unknown } from './checker.ts';
import { endedOf } from './complete.ts';
import { stalledWithin } from './stalls.ts';

/** Answers of one host that are no further apart, in ms, are one turn: it had the address in between, too. */
const oneTurn = 1000;
/** Answers as close as this are to the same request. */
const oneRequest = 50;
/** Answers are dated when they are read, which a stall may put off by a beat more than itself. */
const slack = askedEvery;

/**
 * Did one host at a time answer for the address on the wire?
 *
 * Answers arrive in the order in which they were given. One of another host between two of the same, less than a second apart, shows two
 * owners at the same time, for no address moves away and back in that. Two hosts that answer the same request once may show a move.
 */
export function arpOwner(address: string): Checker {
  return {
    id: `arp-owner/${address}`,
    check(history) {
      const words = text().checks.arp;
      const injected = injectedAt(history);
      endedOf(history);
      const unseen = history.records.find(
        (record): record is OwnerUnseen => record.type === 'owner-unseen' && record.address === address,
      );
      if (unseen) return unknown(words.unseen(unseen.error));
      const answers = answersFor(history, address);
      if (!answers.some(({ at }) => at < injected)) return unknown(words.nothingBefore);
      if (!answers.some(({ at }) => at >= injected)) return unknown(words.nothingAfter);
      return twoOwners(history, answers) ?? moves(ownersOf(history, address));
    },
  };
}

function twoOwners(history: History, answers: readonly Owner[]): Finding | undefined {
  const words = text().checks.arp;
  let suspicion: string | undefined;
  for (const [index, answer] of answers.entries()) {
    const near = answers.slice(Math.max(0, index - 20), index);
    const other = near.findLast((one) => one.mac !== answer.mac && answer.at - one.at <= oneTurn);
    if (!other) continue;
    const both = words.both([nameOf(other), nameOf(answer)].sort());
    const first = near.slice(0, near.indexOf(other)).findLast(({ mac }) => mac === answer.mac);
    if (first && answer.at - first.at <= oneTurn) {
      const stalled = stalledWithin(history, { from: first.at - slack, until: answer.at + slack });
      if (stalled === 0) return fail(words.inTurns(both));
      suspicion ??= words.stalled(both, stalled);
    } else if (answer.at - other.at <= oneRequest) suspicion ??= words.once(both);
  }
  return suspicion === undefined ? undefined : unknown(suspicion);
}

function moves({ turns, silent }: AddressOwners): Finding {
  return pass(
    text().checks.arp.well(
      turns.map(({ on }) => on),
      silent,
    ),
  );
}

/** Who answered for the address, from when until when. */
export function ownersOf(history: History, address: string): AddressOwners {
  const injected = injectedAt(history);
  const answers = answersFor(history, address);
  const turns: Turn[] = [];
  for (const answer of answers) {
    const [on, at] = [nameOf(answer), answer.at - injected];
    const last = turns.findLastIndex((turn) => turn.on === on);
    if (last >= 0 && at - turns[last]!.until <= oneTurn) turns[last] = { ...turns[last]!, until: at };
    else turns.push({ on, from: at, until: at });
  }
  const since = answers.filter(({ at }, index) => (answers[index + 1]?.at ?? at) >= injected).map(({ at }) => at);
  const gaps = since.slice(1).map((at, index) => at - since[index]!);
  const longest = Math.max(0, ...gaps);
  return { address, turns, silent: longest > 2 * askedEvery ? longest : 0 };
}

function answersFor({ records }: History, address: string): Owner[] {
  return records.filter((record): record is Owner => record.type === 'owner' && record.address === address);
}

function nameOf({ host, mac }: Owner): string {
  return host ?? mac;
}
