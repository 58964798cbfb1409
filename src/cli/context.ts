import type { Clock } from '../util/clock.ts';
import type { Report } from '../util/events.ts';
import type { OutputFormat } from './options.ts';

/** What every command is handed. Nothing else in cli/ prints, reads the clock or knows about terminals. */
export interface Context {
  readonly report: Report;
  /** Aborted by ^C. What is running heals or finishes what it must, then stops. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly output: OutputFormat;
  /** Prints a result on standard output: as JSON or YAML, or as the text made from the same value. */
  show<T>(result: T, human: (result: T) => string): void;
  /** Prints one of several results: as one line of JSON, or as the text made from the same value. */
  showNext<T>(result: T, human: (result: T) => string): void;
  /** Asks on a terminal. `--yes` answers yes; where nobody can be asked, `unasked` is the answer, and a yes is told. */
  confirm(question: string, unasked: boolean): Promise<boolean>;
}

/** Options that change what a context does; every command has some of them. */
export interface CommonOptions {
  readonly output?: OutputFormat;
  readonly yes?: boolean;
}

/**
 * Makes a commander action of a function from a context, the options and the arguments to an exit code.
 * Errors are rendered, in the format asked for.
 */
export function act<Options extends object, Args extends unknown[]>(
  run: (context: Context, options: Options, ...args: Args) => Promise<number>,
): (...all: unknown[]) => Promise<void> {
  return async (...all) => {
    const options = all.at(-2) as Options & CommonOptions;
    // What draws is not needed for --help.
    const { inContext } = await import('./action.ts');
    await inContext(options, (context) => run(context, options, ...(all.slice(0, -2) as Args)));
  };
}
