import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, labOption, onlyOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface PlanOptions extends TargetOptions {
  readonly only?: readonly string[];
  readonly full?: true;
  readonly detailedExitcode?: true;
}

export function planCommand(): Command {
  const words = text().cli.plan;
  return new Command('plan')
    .description(words.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(onlyOption())
    .addOption(outputOption())
    .option('--full', words.full)
    .option('--detailed-exitcode', words.detailed)
    .action(
      act(async (context, options: PlanOptions) => {
        const { openTarget } = await import('./target.ts');
        const target = await openTarget(options, context);
        try {
          // Loaded while hosts are logged in to.
          const { survey } = await import('../engine/survey.ts');
          const { planDocument } = await import('./plan-document.ts');
          const { planText } = await import('./views/plan.ts');
          const { checkOnly } = await import('./only.ts');
          const { throwProblems } = await import('../util/errors.ts');
          const { composition } = target;
          checkOnly(composition, options.only);
          const { plan, risks } = await survey(composition, target, { only: options.only });
          context.show(planDocument(target, plan, options.only), (shown) => planText(shown, options.full ?? false));
          throwProblems(risks);
          return options.detailedExitcode && plan.steps.length > 0 ? 2 : 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}
