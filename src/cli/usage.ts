import type { Command, CommanderError } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';

/**
 * What commander refused, thrown in the form of all our errors; its suggestion, on a line of its own, becomes the way out.
 * Help that was asked for, or shown instead, is thrown as it is. `path` is how the command is called, such as `quorate lab up`.
 */
export function throwUsage(command: Command, path: string): (error: CommanderError) => never {
  return (error) => {
    if (error.exitCode === 0 || error.code === 'commander.help') throw error;
    const words = text().usage;
    const [sentence = '', suggestion = ''] = error.message.replace(/^error: /, '').split('\n');
    const quoted = [...sentence.matchAll(/'([^']*)'/g)].map(([, word]) => word!);
    const what = words.messages[error.code]?.(quoted, sentence) ?? sentence;
    const meant = /Did you mean (?:one of )?(.*)\?/.exec(suggestion)?.[1];
    const remedy = meant ? words.meant(meant) : (taken(error, command, path) ?? words.seeHelp(path));
    throw new QuorateError({ code: 'USAGE', what, remedy });
  };
}

/** An argument is missing because an option that may have a name, such as --lab, took it for one. */
function taken({ code }: CommanderError, command: Command, path: string): string | undefined {
  if (code !== 'commander.missingArgument') return undefined;
  const option = command.options.find(
    (one) => one.optional && typeof command.getOptionValue(one.attributeName()) === 'string',
  );
  const word = option && String(command.getOptionValue(option.attributeName()));
  return option && text().usage.taken(word!, option.long!, path);
}
