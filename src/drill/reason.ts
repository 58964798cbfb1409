import { type Catalogue, text } from '../locale/text.ts';
import { messageOf, QuorateError } from '../util/errors.ts';

type Stops = Catalogue['checks']['stops'];

/** Why a drill ended early, as the name of a sentence and what it speaks of: a run is read in any language. */
export interface Reason {
  readonly say: keyof Stops;
  readonly of: readonly (string | number)[];
}

export function reason<K extends keyof Stops>(say: K, ...of: Parameters<Stops[K]>): Reason {
  return { say, of: of as Reason['of'] };
}

export function reasonText({ say, of }: Reason): string {
  const sentence = text().checks.stops[say] as (...words: Reason['of']) => string;
  return sentence(...of);
}

/** What of an error is the same in every language: the code of ours, what others say. */
export function causeOf(error: unknown): string {
  return error instanceof QuorateError ? error.problems[0].code : messageOf(error);
}
