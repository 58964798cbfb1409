import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { drillRunCommand } from './drill-run.ts';
import { outputOption } from './options.ts';
import { writing } from './writing.ts';

export function drillCommand(): Command {
  return new Command('drill')
    .description(text().drill.summary)
    .addCommand(drillRunCommand())
    .addCommand(judgeCommand())
    .addCommand(listCommand());
}

function judgeCommand(): Command {
  return new Command('judge')
    .description(text().drill.judge.summary)
    .argument('<directory>', text().drill.judge.directory)
    .addOption(outputOption())
    .action(
      act(async ({ show }, _options: object, directory: string) => {
        const { exitCodes } = await import('../drill/verdict.ts');
        const { judge } = await import('../drill/judge.ts');
        const { keepVerdict, readRun } = await import('../drill/directory.ts');
        const { summaryText, verdictText } = await import('./views/drill.ts');
        const verdict = judge(await readRun(directory));
        show(verdict, verdictText);
        await writing(directory, () => keepVerdict(directory, verdict, summaryText(verdict)));
        return exitCodes[verdict.outcome];
      }),
    );
}

function listCommand(): Command {
  return new Command('list')
    .description(text().drill.list.summary)
    .addOption(outputOption())
    .action(
      act(async ({ show }) => {
        const { drillList, drillListText } = await import('./views/drill-list.ts');
        show(drillList(), drillListText);
        return 0;
      }),
    );
}
