import { Command, Option } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act } from './context.ts';
import { outputOption, yesOption } from './options.ts';
import { type PresetName, presetNames } from './preset-names.ts';
import { writing } from './writing.ts';

interface InitOptions {
  readonly preset: PresetName;
  readonly file: string;
  readonly force?: boolean;
  readonly list?: boolean;
}

/** `quorate init`: a commented cloud file to start from. */
export function initCommand(): Command {
  const words = text().presets;
  return new Command('init')
    .description(words.summary)
    .addOption(new Option('--preset <name>', words.preset).choices(presetNames).default(presetNames[0]))
    .addOption(new Option('-f, --file <path>', words.file).default('cloud.yaml'))
    .option('--force', words.force)
    .option('--list', words.list)
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async ({ show, confirm }, { preset, file, force = false, list = false }: InitOptions) => {
        const { presetSummary, presetText } = await import('./presets.ts');
        if (list) {
          const presets = presetNames.map((name) => ({ preset: name, summary: presetSummary(name) }));
          const width = Math.max(...presetNames.map((name) => name.length)) + 2;
          show(presets, (all) => all.map((one) => `${one.preset.padEnd(width)}${one.summary}`).join('\n'));
          return 0;
        }
        const { existsSync } = await import('node:fs');
        const { writeFile } = await import('node:fs/promises');
        const exists = existsSync(file);
        if (exists && !force && !(await confirm(words.question(file), false)))
          throw new QuorateError({ code: 'FILE_EXISTS', what: words.exists(file), where: { name: file } });
        // Nor does it overwrite what somebody made meanwhile.
        await writing(file, () => writeFile(file, presetText(preset), { flag: exists ? 'w' : 'wx' }));
        show({ preset, file }, (written) => words.done(written.preset, written.file));
        return 0;
      }),
    );
}
