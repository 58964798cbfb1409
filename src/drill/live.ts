import { text } from '../locale/text.ts';
import type { CanaryId } from './canaries/config.ts';
import type { Answer } from './canaries/record.ts';
import { isDelayed } from './checkers/windows.ts';

/** What the answers say while they come in. A hung request is known only when it is given up, so this may lag; the verdict does not. */
export interface LiveAnswers {
  /** Takes an answer in; returns what there is to tell about it: when trouble began, and when it was answered again. */
  add(answer: Answer): string[];
  /** Has every canary answered at all? */
  allBegun(): boolean;
  /** Have all canaries been well for this long? */
  wellFor(ms: number, now: number): boolean;
}

interface Pulse {
  lastGood?: Answer;
  lastBad?: Answer;
  /** What was told last: nothing is told twice. */
  told: 'well' | 'failing' | 'answering';
}

/** `since` tells when the fault began, once it has. */
export function liveAnswers(
  canaries: readonly CanaryId[],
  delayedOver: number,
  since: () => number | undefined,
): LiveAnswers {
  const pulses = new Map(canaries.map((canary): [CanaryId, Pulse] => [canary, { told: 'well' }]));
  const words = text().drill.notes;

  return {
    add(answer) {
      const pulse = pulses.get(answer.canary)!;
      const from = since();
      const good = answer.outcome === 'ok';
      const bad = !good || isDelayed(answer, delayedOver);
      // An early request that is given up late tells nothing new once later ones are answered.
      const late = answer.scheduled < (pulse.lastGood?.scheduled ?? 0);
      if (!bad) pulse.lastGood = answer;
      else if (answer.scheduled >= (pulse.lastBad?.scheduled ?? 0)) pulse.lastBad = answer;
      if (from === undefined) return [];
      const name = text().drill.canaries[answer.canary];
      const notes: string[] = [];
      if (bad && !late && pulse.told === 'well') {
        pulse.told = 'failing';
        notes.push(words.firstFailed(name, answer.scheduled - from));
      }
      if (good && pulse.told === 'failing') {
        pulse.told = 'answering';
        notes.push(words.answersAgain(name, answer.done - from));
      }
      if (!bad && answer.scheduled > (pulse.lastBad?.scheduled ?? 0)) pulse.told = 'well';
      return notes;
    },
    allBegun: () => [...pulses.values()].every(({ lastGood, lastBad }) => lastGood ?? lastBad),
    wellFor: (ms, now) =>
      [...pulses.values()].every(
        ({ lastGood, lastBad }) => lastGood && now - lastGood.done < ms && (!lastBad || now - lastBad.done >= ms),
      ),
  };
}
