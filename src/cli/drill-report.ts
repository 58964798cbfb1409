import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

export function drillReportCommand(): Command {
  const words = text().report.help;
  return new Command('report')
    .description(words.summary)
    .argument('[directory]', words.directory, 'runs')
    .addOption(outputOption('yaml', 'junit'))
    .action(
      act(async ({ show, output, clock }, _options: object, directory: string) => {
        const { readRuns } = await import('../drill/runs.ts');
        const { outcomeOf, proofsOf } = await import('../drill/proofs.ts');
        const { exitCodes } = await import('../drill/verdict.ts');
        const { proofsText } = await import('./views/proofs.ts');
        const { junitText } = await import('./views/junit.ts');
        const { judged, unread } = await readRuns(directory);
        const outcome = outcomeOf(judged, unread);
        const report = { directory, outcome, proofs: proofsOf(judged), runs: judged, unread };
        show(report, (one) => (output === 'junit' ? junitText(one) : proofsText(one, clock.now())));
        return exitCodes[outcome];
      }),
    );
}
