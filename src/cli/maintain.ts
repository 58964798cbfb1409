import { Command, Option } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption, yesOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface MaintainOptions extends TargetOptions {
  readonly end?: true;
  readonly because?: string;
  readonly acceptRisk?: readonly 'no-quorum'[];
}

export function maintainCommand(): Command {
  const words = text().maintain.help;
  return new Command('maintain')
    .description(words.summary)
    .argument('<host>', words.host)
    .addOption(new Option('--end', words.end).conflicts(['because', 'acceptRisk']))
    .option('--because <reason>', words.because)
    .addOption(new Option('--accept-risk <name...>', words.acceptRisk).choices(['no-quorum']))
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: MaintainOptions, host: string) => {
        const { openTarget } = await import('./target.ts');
        const target = await openTarget(options, context);
        try {
          const { maintainedText } = await import('./views/maintain.ts');
          const { beginMaintenance } = await import('./maintain-begin.ts');
          const { endMaintenance } = await import('./maintain-end.ts');
          const { end, because, acceptRisk: accepted = [] } = options;
          const work = end
            ? endMaintenance(host, target, context)
            : beginMaintenance({ host, because, accepted }, target, context);
          context.show(await work, maintainedText);
          return 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}
