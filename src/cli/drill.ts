import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { drillReportCommand } from './drill-report.ts';
import { drillRunCommand } from './drill-run.ts';
import { outputOption } from './options.ts';

export function drillCommand(): Command {
  return new Command('drill')
    .description(text().drill.summary)
    .addCommand(drillRunCommand())
    .addCommand(judgeCommand())
    .addCommand(drillReportCommand())
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
        const { readRun } = await import('../drill/directory.ts');
        const { verdictText } = await import('./views/drill.ts');
        const { keepJudged } = await import('./judged.ts');
        const history = await readRun(directory);
        const verdict = judge(history);
        show(verdict, verdictText);
        await keepJudged(directory, history, verdict);
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
