import { Command, Option } from 'commander';
import type { Tolerance } from '../health/tolerance.ts';
import { text } from '../locale/text.ts';
import type { Maintenance } from '../plan/maintenance.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption, yesOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface MaintainOptions extends TargetOptions {
  readonly end?: true;
  readonly because?: string;
  readonly acceptRisk?: readonly 'no-quorum'[];
}

/** What became of a host's maintenance, and how many hosts may still die. Times are ISO 8601. */
export interface Maintained extends Omit<Maintenance, 'at'> {
  readonly apiVersion: 'quorate/v1';
  readonly kind: 'Maintenance';
  readonly cloud: string;
  readonly at: string;
  readonly tolerates: Tolerance;
}

export function maintainCommand(): Command {
  const words = text().maintain.help;
  return new Command('maintain')
    .description(words.summary)
    .argument('<host>', words.host)
    .option('--end', words.end)
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
          const { beginMaintenance, endMaintenance } = await import('./maintain-run.ts');
          const { maintainedText } = await import('./views/maintain.ts');
          const work = options.end
            ? endMaintenance(host, target, context)
            : beginMaintenance({ host, because: options.because, accepted: options.acceptRisk ?? [] }, target, context);
          context.show(await work, maintainedText);
          return 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}
