import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { act } from './context.ts';
import { fileOption, outputOption } from './options.ts';

interface CheckOptions {
  readonly file: string;
  readonly strict?: boolean;
}

export function checkCommand(): Command {
  const words = text().analysis.check;
  return new Command('check')
    .description(words.summary)
    .addOption(fileOption())
    .option('--strict', words.strict)
    .addOption(outputOption('yaml', 'sarif', 'junit'))
    .action(
      act(async ({ show, clock, output }, { file, strict = false }: CheckOptions) => {
        const { readPlaced } = await import('./target.ts');
        const { arrange } = await import('../compose/compose.ts');
        const { check, designOf } = await import('../analysis/check.ts');
        const { exitOf, findingsReport } = await import('./findings-report.ts');
        const { findingsText, programsText } = await import('./views/findings.ts');
        const { survivalText } = await import('./views/survival.ts');
        const { localText } = await import('./views/when.ts');
        const { cloud, placeOf } = await readPlaced(file);
        const { findings, survival } = check(designOf(arrange(cloud)), localText(clock.now()).slice(0, 10));
        const report = { ...findingsReport(cloud.name, findings, placeOf), ...survival };
        const forPrograms = await programsText(output);
        show(report, (one) => forPrograms?.(one, strict) ?? [...survivalText(one), findingsText(one)].join('\n'));
        return exitOf(report, strict);
      }),
    );
}
