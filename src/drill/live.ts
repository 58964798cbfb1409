import { text } from '../locale/text.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Answer } from './canaries/record.ts';
import { isPrompt, standardOf, windowMs } from './checkers/performance.ts';
import { isDelayed } from './checkers/windows.ts';

/** What the answers say while they come in. A hung request is known only when it is given up, so this may lag; the verdict does not. */
export interface LiveAnswers {
  /** Takes an answer in; returns what there is to tell about it: when trouble began, and when it was answered again. */
  add(answer: Answer): string[];
  /** Has every canary answered at all? */
  allBegun(): boolean;
  /** The canary whose last good answer is the longest ago, and how long, in ms. */
  silence(now: number): { readonly canary: CanaryId; readonly ms: number };
  /** Have all canaries been well for this long, and, after the fault, as prompt as before it? */
  wellFor(ms: number, now: number): boolean;
}

interface Pulse {
  lastGood?: Answer;
  lastBad?: Answer;
  /** When the last good answer arrived, prompt or not. */
  arrived?: number;
  /** A failure was told, and no good answer since. */
  failing: boolean;
  readonly answers: Answer[];
}

/** `since` tells when the fault began, once it has. */
export function liveAnswers(
  canaries: readonly CanaryId[],
  delayedOver: number,
  since: () => number | undefined,
): LiveAnswers {
  const pulses = new Map(canaries.map((canary): [CanaryId, Pulse] => [canary, { failing: false, answers: [] }]));
  const words = text().drill.notes;

  return {
    add(answer) {
      const pulse = pulses.get(answer.canary)!;
      pulse.answers.push(answer);
      const from = since();
      const { scheduled, done } = answer;
      const good = answer.outcome === 'ok';
      const silence = done - (pulse.arrived ?? done);
      // An early request that is given up late tells nothing new once later ones are answered.
      const late = scheduled < (pulse.arrived ?? 0);
      if (good) pulse.arrived = done;
      if (good && !isDelayed(answer, delayedOver)) pulse.lastGood = answer;
      else if (scheduled >= (pulse.lastBad?.scheduled ?? 0)) pulse.lastBad = answer;
      if (from === undefined) return [];
      const name = text().drill.canaries[answer.canary];
      if (!good && !late && !pulse.failing) {
        pulse.failing = true;
        return [words.firstFailed(name, scheduled - from)];
      }
      if (!good || !(pulse.failing || silence > delayedOver)) return [];
      pulse.failing = false;
      return [words.answersAgain(name, done - from)];
    },
    allBegun: () => [...pulses.values()].every(({ lastGood, lastBad }) => lastGood ?? lastBad),
    silence: (now) =>
      [...pulses]
        .map(([canary, { arrived }]) => ({ canary, ms: now - (arrived ?? now) }))
        .reduce((longest, one) => (one.ms > longest.ms ? one : longest)),
    wellFor: (ms, now) =>
      [...pulses.values()].every(
        ({ lastGood, lastBad, answers }) =>
          lastGood &&
          now - lastGood.done < ms &&
          (!lastBad || now - lastBad.done >= ms) &&
          isPromptAgain(answers, since(), now),
      ),
  };
}

/** So far: the verdict looks at all windows, and leaves out what stalled. */
function isPromptAgain(answers: readonly Answer[], injected: number | undefined, now: number): boolean {
  if (injected === undefined) return true;
  const before = answers.filter(({ scheduled, done }) => scheduled >= injected - windowMs && done < injected);
  if (before.length === 0) return true;
  const standard = standardOf(before);
  // What is not answered yet may be slow: only of what was due so long ago is it known.
  const until = now - standard.limit;
  const latest = answers.filter(({ scheduled }) => scheduled >= until - windowMs && scheduled <= until);
  return isPrompt(latest, standard);
}
