import { messageOf, type Problem, QuorateError } from '../util/errors.ts';
import type { OutputFormat } from './options.ts';
import { problemsAsJson, problemsAsText } from './views/problem.ts';

/** Shows what was thrown on standard error and sets the exit code. What is not a QuorateError is a bug of ours. */
export function fail(error: unknown, output: OutputFormat): void {
  const failure = error instanceof QuorateError ? error : new QuorateError(bug(error));
  process.stderr.write(output === 'json' ? problemsAsJson(failure.problems) : problemsAsText(failure.problems));
  process.exitCode = failure.exit;
}

function bug(error: unknown): Problem {
  const stack = error instanceof Error ? error.stack : undefined;
  return { code: 'INTERNAL', what: messageOf(error), ...(stack ? { detail: stack } : {}) };
}
