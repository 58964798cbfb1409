import { text } from '../locale/text.ts';
import { type Clock, systemClock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import type { Report } from '../util/events.ts';
import { fail } from './failure.ts';
import { interruptSignal } from './interrupt.ts';
import type { OutputFormat } from './options.ts';
import { progress } from './views/progress.ts';

/** What every command is handed. Nothing else in cli/ prints, reads the clock or knows about terminals. */
export interface Context {
  readonly report: Report;
  /** Aborted by ^C. What is running heals or finishes what it must, then stops. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly output: OutputFormat;
  /** Prints a result on standard output: as JSON, or as the human text made from the same value. */
  show<T>(result: T, human: (result: T) => string): void;
  /** Asks on a terminal. With `--yes`, or where nobody can be asked, goes on and says so. */
  confirm(question: string): Promise<boolean>;
}

interface CommonOptions {
  readonly output?: OutputFormat;
  readonly yes?: boolean;
}

/**
 * Makes a commander action of a function from a context, the options and the arguments to an exit code.
 * Errors are rendered here, in the format asked for.
 */
export function act<Options extends object, Args extends unknown[]>(
  run: (context: Context, options: Options, ...args: Args) => Promise<number>,
): (...all: unknown[]) => Promise<void> {
  return async (...all) => {
    const options = all.at(-2) as Options & CommonOptions;
    const output = options.output ?? 'human';
    const view = progress(output, process.stderr, systemClock);
    const signal = interruptSignal();
    const note = (words: string) => view.report({ type: 'note', at: systemClock.now(), level: 'info', text: words });
    signal.addEventListener('abort', () => note(text().cli.interrupt.stopping));
    const context: Context = {
      report: view.report,
      signal,
      clock: systemClock,
      output,
      show: (result, human) => {
        view.pause();
        process.stdout.write(
          output === 'json' ? `${JSON.stringify(result, null, 2)}\n` : `${human(result).trimEnd()}\n`,
        );
        view.resume();
      },
      confirm: async (question) => {
        if (options.yes) return true;
        if (!process.stdin.isTTY || !process.stderr.isTTY || output === 'json') {
          note(text().cli.confirm.unasked(question));
          return true;
        }
        view.pause();
        const { confirm } = await import('@clack/prompts');
        const answer = await confirm({ message: question, output: process.stderr });
        view.resume();
        return answer === true;
      },
    };
    try {
      process.exitCode = await run(context, options, ...(all.slice(0, -2) as Args));
      view.end();
    } catch (error) {
      view.end();
      fail(signal.aborted && !(error instanceof QuorateError) ? signal.reason : error, output);
    }
  };
}
