import type { CommanderError } from 'commander';
import { QuorateError } from '../util/errors.ts';

/**
 * What commander refused, thrown in the form of all our errors; its suggestion, on a line of its own, becomes the way out.
 * Help that was asked for, or shown instead, is thrown as it is. `command` is the one that was used, such as `quorate lab up`.
 */
export function throwUsage(command: string): (error: CommanderError) => never {
  return (error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    const [what = error.message, suggestion] = error.message.replace(/^error: /, '').split('\n');
    const meant = suggestion?.replace(/^\(|\)$/g, '');
    throw new QuorateError({ code: 'USAGE', what, remedy: meant ?? `See \`${command} --help\`.` });
  };
}
