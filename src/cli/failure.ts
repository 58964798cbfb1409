import { messageOf, type Problem, QuorateError } from '../util/errors.ts';
import type { OutputFormat } from './options.ts';
import { problemsAsJson, problemsAsText } from './views/problem.ts';

/** Shows what was thrown on standard error and sets the exit code. What is not a QuorateError is a bug of ours. */
export function fail(error: unknown, output: OutputFormat): void {
  const failure = error instanceof QuorateError ? error : new QuorateError(bug(error));
  // JSON is YAML, too.
  const forPrograms = output === 'json' || output === 'yaml';
  process.stderr.write(forPrograms ? problemsAsJson(failure.problems) : problemsAsText(failure.problems));
  process.exitCode = failure.exit;
  if (output !== 'nagios') return;
  const [{ code, what }] = failure.problems;
  process.stdout.write(`QUORATE UNKNOWN - ${code} ${what}\n`);
  process.exitCode = 3;
}

function bug(error: unknown): Problem {
  const stack = error instanceof Error ? error.stack : undefined;
  return { code: 'INTERNAL', what: messageOf(error), ...(stack ? { detail: stack } : {}) };
}
