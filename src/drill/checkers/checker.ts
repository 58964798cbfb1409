import { text } from '../../locale/text.ts';
import { messageOf } from '../../util/errors.ts';
import type { CanaryId } from '../canaries/config.ts';
import type { Answer } from '../canaries/record.ts';
import type { Sample } from '../event.ts';
import type { History } from '../history.ts';
import type { Check } from '../verdict.ts';
import { interruptions, type Window } from './windows.ts';

export type Finding = Omit<Check, 'checker'>;

/** A pure judgement of one promise. What it throws says why it cannot tell. */
export interface Checker {
  readonly id: string;
  check(history: History): Finding;
}

/** Judges; a checker that throws cannot tell. */
export function judgedBy({ id, check }: Checker, history: History): Check {
  try {
    return { checker: id, ...check(history) };
  } catch (error) {
    return { checker: id, ...unknown(messageOf(error)) };
  }
}

export const pass = (reason: string): Finding => ({ outcome: 'pass', reason });
export const fail = (reason: string): Finding => ({ outcome: 'fail', reason });
export const unknown = (reason: string): Finding => ({ outcome: 'unknown', reason });

/** When the fault began. Throws where it never did. */
export function injectedAt({ run }: History): number {
  if (run.faultWindow.injectedAt === undefined) throw new Error(text().checks.noFault);
  return run.faultWindow.injectedAt;
}

export function answersOf({ records }: History, canary: CanaryId): Answer[] {
  return records.filter((record): record is Answer => record.type === 'answer' && record.canary === canary);
}

export function samplesOf({ events }: History): Sample[] {
  return events.filter((event): event is Sample => event.type === 'look');
}

/** The interruptions that reach past the injection: a request that was under way when the fault struck belongs to it. */
export function interruptionsAfter(history: History, canary: CanaryId): Window[] {
  const from = injectedAt(history);
  const { delayedOver } = history.run.settings;
  return interruptions(answersOf(history, canary), delayedOver).filter(
    ({ until }) => until === undefined || until > from,
  );
}
