import { Command } from 'commander';
import type { ClientSettings } from '../analysis/clients.ts';
import type { Ini } from '../formats/ini.ts';
import { text } from '../locale/text.ts';
import { reporting } from '../timing/clients.ts';
import { act } from './context.ts';
import { fileOption, outputOption } from './options.ts';

export function clientsCommand(): Command {
  return new Command('clients')
    .description(text().timing.clients.summary)
    .addOption(fileOption())
    .addOption(outputOption('yaml'))
    .action(
      act(async ({ show }, { file }: { readonly file: string }) => {
        const { clientSettings } = await import('../analysis/clients.ts');
        const { arrange } = await import('../compose/compose.ts');
        const { writeIni } = await import('../formats/ini.ts');
        const { readTarget } = await import('./target.ts');
        show(clientSettings(arrange(await readTarget({ file }))), (settings) => clientsText(settings, writeIni));
        return 0;
      }),
    );
}

/** oslo.config, to be put into the files of the programs. */
function clientsText({ longest, programs }: ClientSettings, write: (ini: Ini) => string): string {
  const words = text().timing.clients;
  const part = (heading: string, ini: Ini) => `# ${heading}\n${write(ini)}`;
  return [
    `${words.why(longest).replace(/^/gm, '# ')}\n`,
    part(words.any, programs.any),
    ...reporting.map((one) => part(words.of(one), programs[one])),
  ]
    .join('\n')
    .trimEnd();
}
