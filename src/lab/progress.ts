import type { Clock } from '../util/clock.ts';
import type { Report } from '../util/events.ts';

/** What work reports to and is ended by. */
export interface Progress {
  readonly report: Report;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  note(text: string, level?: 'info' | 'warning'): void;
}

export function progressOf(report: Report, clock: Clock, signal: AbortSignal | undefined): Progress {
  const note: Progress['note'] = (text, level = 'info') => report({ type: 'note', at: clock.now(), level, text });
  return { report, clock, signal, note };
}

interface Named {
  readonly step: string;
  readonly host?: string;
  readonly title: string;
}

/** Does the work as a phase. */
export async function phase<T>(progress: Progress, name: string, title: string, work: () => Promise<T>): Promise<T> {
  const { report, clock } = progress;
  report({ type: 'phase-started', at: clock.now(), phase: name, title });
  try {
    const result = await work();
    report({ type: 'phase-ended', at: clock.now(), phase: name, outcome: 'done' });
    return result;
  } catch (error) {
    report({ type: 'phase-ended', at: clock.now(), phase: name, outcome: 'failed' });
    throw error;
  }
}

/** Begins a step; its end is reported once. */
export function step({ report, clock }: Progress, named: Named): { end(outcome: 'done' | 'failed'): void } {
  const began = clock.now();
  report({ type: 'step-started', at: began, ...named });
  return {
    end: (outcome) => {
      const at = clock.now();
      report({ type: 'step-ended', at, ...named, outcome, ms: at - began });
    },
  };
}

/** Does the work as a step. */
export async function asStep<T>(progress: Progress, named: Named, work: () => Promise<T>): Promise<T> {
  const begun = step(progress, named);
  try {
    const result = await work();
    begun.end('done');
    return result;
  } catch (error) {
    begun.end('failed');
    throw error;
  }
}
