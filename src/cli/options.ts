import { Option } from 'commander';
import { text } from '../locale/text.ts';

export type OutputFormat = 'human' | 'json' | 'yaml' | 'nagios' | 'junit' | 'sarif';

/** `-o human|json`: a format, never a file. Some commands offer `more`. */
export function outputOption(...more: OutputFormat[]): Option {
  return new Option('-o, --output <format>', text().cli.help.output)
    .choices(['human', 'json', ...more])
    .default('human');
}

/** `-f cloud.yaml`. */
export function fileOption(): Option {
  return new Option('-f, --file <path>', text().cli.help.file).default('cloud.yaml');
}

/** `--yes`: no questions. */
export function yesOption(): Option {
  return new Option('-y, --yes', text().cli.help.yes);
}

/** `--lab [NAME]`: the rehearsal instead of the real hosts. */
export function labOption(): Option {
  return new Option('--lab [name]', text().cli.lab);
}

/** `--only HOST|SERVICE`, as often as wanted. */
export function onlyOption(): Option {
  return new Option('--only <host|service...>', text().cli.only);
}
