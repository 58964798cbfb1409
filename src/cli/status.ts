import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface StatusOptions extends TargetOptions {
  readonly all?: true;
  readonly watch?: true;
}

export function statusCommand(): Command {
  const words = text().status.help;
  return new Command('status')
    .description(words.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption('yaml', 'nagios'))
    .option('--all', words.all)
    .option('--watch', words.watch)
    .action(
      act(async (context, options: StatusOptions) => {
        const { all = false, watch: watching = false } = options;
        if (watching && context.output !== 'human' && context.output !== 'json')
          throw new QuorateError({ code: 'USAGE', what: text().status.watchFormats });
        const { openSight } = await import('./target.ts');
        const sight = await openSight(options, context);
        try {
          // Loaded while hosts are logged in to.
          const { memoryFile } = await import('../health/memory-file.ts');
          const { observer } = await import('../health/observer.ts');
          const { statusText } = await import('./views/status.ts');
          const { nagiosExits, nagiosText } = await import('./views/nagios.ts');
          const { watch } = await import('./status-watch.ts');
          const { arrangement, transport, directory } = sight;
          const { historian } = await import('../health/history-file.ts');
          const { usersHave } = await import('../health/users.ts');
          const observe = await observer(arrangement, {
            transport,
            clock: context.clock,
            memory: memoryFile(directory),
          });
          const keep = historian(directory);
          const looking = async (limitMs?: number) => {
            const seen = await observe(limitMs);
            await keep({ type: 'looked', at: Date.parse(seen.at), have: usersHave(arrangement, seen) });
            return seen;
          };
          const status = watching ? await watch(context, looking, all) : await looking();
          if (!watching)
            context.show(status, (one) => (context.output === 'nagios' ? nagiosText(one) : statusText(one, all)));
          if (context.output === 'nagios') return nagiosExits[status.health];
          return status.health === 'HEALTH_ERR' ? 1 : 0;
        } finally {
          await sight.transport.close();
        }
      }),
    );
}
