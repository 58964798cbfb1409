import { text } from '../../locale/text.ts';
import type { CanaryId } from '../canaries/config.ts';
import { type Checker, fail, interruptionsAfter, pass, unknown } from './checker.ts';
import { requireComplete } from './complete.ts';
import { stalledWithin } from './stalls.ts';
import { lengthOf, type Window } from './windows.ts';

/**
 * Was the longest interruption within the objective of the fault's class?
 *
 * A stall of the canaries' machine can only lengthen what is measured, for requests are judged from when they were due and
 * answers from when they were seen. So a pass stands; a fail that stalls inside the window could explain is unknown.
 */
export function interruptionWithin(canary: CanaryId): Checker {
  return {
    id: `interruption/${canary}`,
    check(history) {
      const words = text().checks.interruption;
      requireComplete(history, canary);
      const { objectives, fault, endedAt } = history.run;
      const longest = longestOf(interruptionsAfter(history, canary), endedAt);
      const objective = objectives.interruption[fault.class];
      if (objective === undefined) return unknown(words.noObjective(fault.class));
      if (!longest) return pass(words.none(objective));
      const length = lengthOf(longest, endedAt);
      const said = words.length(canary, length, objective);
      if (longest.until === undefined) {
        return length > objective ? fail(words.notAgain(said)) : unknown(words.soFar(said));
      }
      if (length <= objective) return pass(said);
      const stalled = stalledWithin(history, longest);
      return length - stalled > objective ? fail(said) : unknown(words.stalled(said, stalled));
    },
  };
}

export function longestOf(windows: readonly Window[], end: number): Window | undefined {
  return [...windows].sort((a, b) => lengthOf(b, end) - lengthOf(a, end))[0];
}
