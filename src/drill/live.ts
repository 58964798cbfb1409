import { text } from '../locale/text.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Answer, Stall } from './canaries/record.ts';
import { isPrompt, standardOf, windowMs } from './checkers/performance.ts';
import { undisturbed, windowOf } from './checkers/stalls.ts';
import { isDelayed, type Window } from './checkers/windows.ts';

/** What the answers say while they come in. A hung request is known only when it is given up, so this may lag; the verdict does not. */
export interface LiveAnswers {
  /** Takes an answer in; returns what there is to tell about it: when trouble began, and when it was answered again. */
  add(answer: Answer): string[];
  /** Has every canary answered at all? */
  allBegun(): boolean;
  /** The canary whose last good answer is the longest ago, and how long, in ms. */
  silence(now: number): { readonly canary: CanaryId; readonly ms: number };
  /** What was under way while the canary process stalled does not count. */
  stalled(stall: Stall): void;
  /** A canary that has not been well for this long or, after the fault, is not as prompt as before it; undefined when all are. */
  amiss(ms: number, now: number): Amiss | undefined;
}

interface Amiss {
  readonly canary: CanaryId;
  readonly is: 'bad' | 'slow';
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
  const stalls: Required<Window>[] = [];
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
    stalled: (stall) => void stalls.push(windowOf(stall)),
    amiss(ms, now) {
      for (const [canary, { lastGood, lastBad, answers }] of pulses) {
        const bad = !lastGood || now - lastGood.done >= ms || (lastBad && now - lastBad.done < ms);
        if (bad) return { canary, is: 'bad' };
        if (!isPromptAgain(answers, stalls, since(), now)) return { canary, is: 'slow' };
      }
      return undefined;
    },
  };
}

/**
 * So far: the verdict looks at all windows, and at what was due while this was decided. Where answers were late, as many as that may be
 * late too without undoing it.
 */
function isPromptAgain(
  answers: readonly Answer[],
  stalls: readonly Required<Window>[],
  injected: number | undefined,
  now: number,
): boolean {
  if (injected === undefined) return true;
  const within = (from: number, to: number) =>
    undisturbed(
      answers.filter(({ scheduled }) => scheduled >= from && scheduled <= to),
      stalls,
    );
  const before = within(injected - windowMs, injected).filter(({ done }) => done < injected);
  if (before.length === 0) return true;
  const standard = standardOf(before);
  // What is not answered yet may be slow: only of what was due so long ago is it known.
  const until = now - standard.limit;
  const known = within(until - windowMs, until);
  const late = known.find(({ outcome, ms }) => outcome !== 'ok' || ms > standard.limit);
  const toCome = Math.ceil((known.length / windowMs) * standard.limit);
  return isPrompt(late ? [...known, ...Array.from({ length: toCome }, () => late)] : known, standard);
}
