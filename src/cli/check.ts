import { Command } from 'commander';
import type { Design } from '../analysis/rule.ts';
import type { Survival } from '../analysis/survival.ts';
import { text } from '../locale/text.ts';
import { act, type Context } from './context.ts';
import { fileOption, outputOption } from './options.ts';

interface CheckOptions {
  readonly file: string;
  readonly strict?: boolean;
  readonly graph?: string;
}

export function checkCommand(): Command {
  const words = text().analysis.check;
  return new Command('check')
    .description(words.summary)
    .addOption(fileOption())
    .option('--strict', words.strict)
    .option('--graph <file>', words.graph)
    .addOption(outputOption('yaml', 'sarif', 'junit'))
    .action(
      act(async (context, { file, strict = false, graph }: CheckOptions) => {
        const { readPlaced } = await import('./target.ts');
        const { arrange } = await import('../compose/compose.ts');
        const { check, designOf } = await import('../analysis/check.ts');
        const { exitOf, findingsReport } = await import('./findings-report.ts');
        const { findingsText, programsText } = await import('./views/findings.ts');
        const { survivalText } = await import('./views/survival.ts');
        const { localText } = await import('./views/when.ts');
        const { show, clock, output } = context;
        const { cloud, placeOf } = await readPlaced(file);
        const design = designOf(arrange(cloud));
        const { findings, survival } = check(design, localText(clock.now()).slice(0, 10));
        if (graph !== undefined) await draw(context, graph, design, survival);
        const report = { ...findingsReport(cloud.name, findings, placeOf), ...survival };
        const forPrograms = await programsText(output);
        show(report, (one) => forPrograms?.(one, strict) ?? [...survivalText(one), findingsText(one)].join('\n'));
        return exitOf(report, strict);
      }),
    );
}

/** Throws FILE_NOT_WRITTEN. */
async function draw({ report, clock }: Context, file: string, design: Design, survival: Survival): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  const { topologyOf } = await import('./views/topology/model.ts');
  const { topologyPicture } = await import('./views/topology/picture.ts');
  const { writing } = await import('./writing.ts');
  await writing(file, () => writeFile(file, topologyPicture(topologyOf(design, survival))));
  report({ type: 'note', at: clock.now(), level: 'info', text: text().analysis.picture.written(file) });
}
