import spawn, { SubprocessError } from 'nano-spawn';
import { text } from '../locale/text.ts';
import type { Code } from '../util/codes.ts';
import { QuorateError } from '../util/errors.ts';

export interface CommandOptions {
  /** Milliseconds; the command is killed when it takes longer. */
  readonly timeoutMs?: number;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Called with every line of standard output; then none is returned. */
  readonly onLine?: (line: string) => void;
  /** The code of the error when it fails. */
  readonly code?: Code;
}

/**
 * Runs a program of the machine and returns what it printed. In a session of its own, so that ^C reaches us only and we decide.
 * Throws `code` (default LAB_COMMAND_FAILED) with its last lines, or the signal's reason when aborted.
 */
export async function run(
  [file, ...args]: readonly [string, ...string[]],
  options: CommandOptions = {},
): Promise<string> {
  const { timeoutMs = 30_000, stdin, env, signal, onLine, code = 'LAB_COMMAND_FAILED' } = options;
  signal?.throwIfAborted();
  try {
    const command = spawn(file, args, {
      stdin: stdin === undefined ? 'ignore' : { string: stdin },
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      detached: true,
      ...(env ? { env } : {}),
      ...(signal ? { signal } : {}),
    });
    if (onLine) for await (const line of command.stdout) onLine(line);
    return (await command).stdout;
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof SubprocessError)) throw error;
    const words = text().lab.problems;
    const { message, signalName } = error;
    const what = signalName === 'SIGKILL' ? words.killed(message, timeoutMs / 1000) : words.command(message);
    const lines = `${error.stdout}\n${error.stderr}`.trim().split('\n').slice(-20).join('\n');
    throw new QuorateError({ code, what, ...(lines ? { detail: lines } : {}) });
  }
}
