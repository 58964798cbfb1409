import { text } from '../locale/text.ts';
import { systemClock } from '../util/clock.ts';
import { QuorateError } from '../util/errors.ts';
import type { CommonOptions, Context } from './context.ts';
import { fail } from './failure.ts';
import { catchInterrupt } from './interrupt.ts';
import type { OutputFormat } from './options.ts';
import { type Progress, progress } from './views/progress.ts';

/** Runs one command: its context, its exit code, its errors. */
export async function inContext(options: CommonOptions, run: (context: Context) => Promise<number>): Promise<void> {
  const output = options.output ?? 'human';
  const written = await writer(output);
  const view = progress(output, process.stderr, systemClock);
  const { signal, release } = catchInterrupt();
  const note = (words: string) => view.report({ type: 'note', at: systemClock.now(), level: 'info', text: words });
  signal.addEventListener('abort', () => note(text().cli.interrupt.stopping));
  const context: Context = {
    report: view.report,
    signal,
    clock: systemClock,
    output,
    show: (result, human) => write(view, written(result) ?? human(result)),
    showNext: (result, human) => write(view, output === 'json' ? JSON.stringify(result) : human(result)),
    confirm: async (question, unasked) => {
      if (options.yes) return true;
      if (process.stdin.isTTY && process.stderr.isTTY && output === 'human') return ask(view, question);
      if (unasked) note(text().cli.confirm.unasked(question));
      return unasked;
    },
  };
  try {
    process.exitCode = await run(context);
    view.end();
  } catch (error) {
    view.end();
    fail(signal.aborted && !(error instanceof QuorateError) ? signal.reason : error, output);
  } finally {
    release();
  }
}

/** How a result is written for programs; nothing, where text is wanted. */
async function writer(output: OutputFormat): Promise<(result: unknown) => string | undefined> {
  if (output === 'json') return (result) => JSON.stringify(result, null, 2);
  if (output !== 'yaml') return () => undefined;
  return (await import('./views/yaml.ts')).yamlText;
}

function write(view: Progress, result: string): void {
  view.pause();
  process.stdout.write(`${result.trimEnd()}\n`);
  view.resume();
}

/** Declined as well by ^C at the question. */
async function ask(view: Progress, question: string): Promise<boolean> {
  view.pause();
  const { confirm } = await import('@clack/prompts');
  const answer = await confirm({ message: question, output: process.stderr });
  view.resume();
  return answer === true;
}
