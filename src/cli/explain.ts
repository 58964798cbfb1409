import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .description(text().cli.explain.summary)
    .argument('<code>', text().cli.explain.argument)
    .addOption(outputOption())
    .action(
      act(async ({ show }, _options: object, code: string) => {
        const { explain, explanationText } = await import('./explanation.ts');
        show(explain(code), explanationText);
        return 0;
      }),
    );
}
