import type { Event, Report } from '../../util/events.ts';
import type { OutputFormat } from '../options.ts';

/** Draws events on standard error while a command works. */
export interface Progress {
  readonly report: Report;
  /** Takes what is redrawn off the terminal, so that something else can be written. */
  pause(): void;
  resume(): void;
  end(): void;
}

export function progress(_output: OutputFormat): Progress {
  return {
    report: (event: Event) => void process.stderr.write(`${JSON.stringify(event)}\n`),
    pause: () => {},
    resume: () => {},
    end: () => {},
  };
}
