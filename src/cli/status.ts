import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

export function statusCommand(): Command {
  return new Command('status')
    .description(text().cli.status.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: TargetOptions) => {
        const { openTarget } = await import('./target.ts');
        const { look } = await import('../health/look.ts');
        const { statusOf, statusText } = await import('./views/status.ts');
        const target = await openTarget(options, context);
        try {
          const status = statusOf(target.composition, await look(target.composition, target.transport));
          context.show(status, statusText);
          return status.health === 'HEALTH_ERR' ? 1 : 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}
