import type { CommanderError } from 'commander';
import type { Problem } from '../util/errors.ts';

/** What commander refused, in the form of all our errors. Its suggestion, on a line of its own, becomes the way out. */
export function usageProblem({ message }: CommanderError): Problem {
  const [what = message, suggestion] = message.replace(/^error: /, '').split('\n');
  const meant = suggestion?.replace(/^\(|\)$/g, '');
  return { code: 'USAGE', what, ...(meant ? { remedy: meant } : {}) };
}
