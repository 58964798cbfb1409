import { text } from '../locale/text.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Answer } from './canaries/record.ts';
import { isDelayed } from './checkers/windows.ts';

/** What the answers say while they come in. A hung request is known only when it is given up, so this may lag; the verdict does not. */
export interface LiveAnswers {
  /** Takes an answer in; returns what there is to tell about it. */
  add(answer: Answer): string | undefined;
  /** Has every canary answered at all? */
  allBegun(): boolean;
  /** Have all canaries been well for this long? */
  wellFor(ms: number, now: number): boolean;
}

interface Pulse {
  lastGood?: Answer;
  lastBad?: Answer;
  interrupted: boolean;
}

/** `since` tells when the fault began, once it has. */
export function liveAnswers(
  canaries: readonly CanaryId[],
  delayedOver: number,
  since: () => number | undefined,
): LiveAnswers {
  const pulses = new Map(canaries.map((canary): [CanaryId, Pulse] => [canary, { interrupted: false }]));
  const words = text().drill.notes;

  return {
    add(answer) {
      const pulse = pulses.get(answer.canary)!;
      const from = since();
      if (answer.outcome !== 'ok' || isDelayed(answer, delayedOver)) {
        if (answer.scheduled >= (pulse.lastBad?.scheduled ?? 0)) pulse.lastBad = answer;
        // An early request that is given up late tells nothing new once later ones are answered.
        const news = !pulse.interrupted && answer.scheduled > (pulse.lastGood?.scheduled ?? 0);
        if (!news || from === undefined) return undefined;
        pulse.interrupted = answer.outcome !== 'ok';
        return words.firstFailed(text().drill.canaries[answer.canary], answer.scheduled - from);
      }
      pulse.lastGood = answer;
      if (!pulse.interrupted || from === undefined || answer.scheduled < pulse.lastBad!.scheduled) return undefined;
      pulse.interrupted = false;
      return words.answersAgain(text().drill.canaries[answer.canary], answer.done - from);
    },
    allBegun: () => [...pulses.values()].every(({ lastGood, lastBad }) => lastGood ?? lastBad),
    wellFor: (ms, now) =>
      [...pulses.values()].every(
        ({ lastGood, lastBad }) => lastGood && now - lastGood.done < ms && (!lastBad || now - lastBad.done >= ms),
      ),
  };
}
