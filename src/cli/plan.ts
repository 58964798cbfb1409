import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

export function planCommand(): Command {
  return new Command('plan')
    .description(text().cli.plan.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .option('--detailed-exitcode', text().cli.plan.detailed)
    .action(
      act(async ({ show }, options: TargetOptions & { detailedExitcode?: true }) => {
        const { openTarget } = await import('./target.ts');
        const { observe } = await import('../engine/observe.ts');
        const { makePlan } = await import('../plan/plan.ts');
        const { planText, planForPeople } = await import('./views/plan.ts');
        const target = await openTarget(options);
        try {
          const plan = makePlan(target.composition, await observe(target.composition, target.transport));
          show(planForPeople(plan), planText);
          return options.detailedExitcode && plan.steps.length > 0 ? 2 : 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}
