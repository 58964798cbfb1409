import { text } from '../locale/text.ts';
import type { Problem } from '../util/errors.ts';

export function notRoot(): Problem {
  return { code: 'LAB_NOT_ROOT', what: text().lab.problems.notRoot };
}

export function rootProblem(): Problem[] {
  return process.getuid?.() === 0 ? [] : [notRoot()];
}
