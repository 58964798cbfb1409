import type { Code } from './codes.ts';
import { codes } from './codes.ts';

/** Where something is wrong: a place in a file, or a host, step or resource by name. Lines and columns count from 1. */
export interface Place {
  readonly name: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing that is wrong. `code` is stable and opens `quorate explain CODE`; the rest is for people. */
export interface Problem {
  readonly code: Code;
  readonly what: string;
  readonly where?: Place;
  readonly why?: string;
  /** The way out, as something to do. Falls back to the remedy of the code's own page. */
  readonly remedy?: string;
  /** Source lines with a caret, or the last lines of a remote command. */
  readonly detail?: string;
}

/** Problems found together: they are collected, not thrown one by one. */
export class QuorateError extends Error {
  readonly problems: readonly [Problem, ...Problem[]];

  constructor(first: Problem, ...others: Problem[]) {
    super([first, ...others].map((problem) => `${problem.code}: ${problem.what}`).join('; '));
    this.name = 'QuorateError';
    this.problems = [first, ...others];
  }

  /** The exit code of the worst-documented first problem; see `docs/reference/codes.md`. */
  get exit(): number {
    return codes[this.problems[0].code].exit;
  }
}

/** Throws what was collected, if anything was. */
export function throwProblems(problems: readonly Problem[]): void {
  const [first, ...others] = problems;
  if (first) throw new QuorateError(first, ...others);
}

/** The message of anything that can be thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
