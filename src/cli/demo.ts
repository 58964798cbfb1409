import { Command, Option } from 'commander';
import type { Verdict } from '../drill/verdict.ts';
import { text } from '../locale/text.ts';
import { act, type Context } from './context.ts';
import { drillOn } from './drill-run.ts';
import { fileOption, outputOption, yesOption } from './options.ts';
import type { Target } from './target.ts';

interface DemoOptions {
  readonly file: string;
  readonly name?: string;
  readonly runs: string;
}

/** The main job from end to end: hosts, cluster, a pulled plug, and what users noticed. Ends with the verdict's exit code. */
export function demoCommand(): Command {
  const words = text().cli.demo;
  return new Command('demo')
    .description(words.summary)
    .addOption(fileOption())
    .option('--name <lab>', words.name)
    .addOption(new Option('--runs <directory>', text().drill.run.runs).default('runs'))
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: DemoOptions) => {
        const { applyTo } = await import('./apply-run.ts');
        const { waitUntilWell } = await import('./wait-until-well.ts');
        const { exitCodes } = await import('../drill/verdict.ts');
        const { verdictText } = await import('./views/drill.ts');
        const target = await rehearse(context, options);
        try {
          await applyTo(target, context);
          // A drill may only begin in a healthy cloud.
          await waitUntilWell(target, context, text().cli.demo.waiting);
          const verdict = await drillOn(target, context, 'host-off@vip-holder', {
            baseline: '10s',
            runs: options.runs,
          });
          const next = text().cli.demo.next(options.file, target.lab!.name);
          context.show<Verdict>(verdict, (shown) => `${verdictText(shown).trimEnd()}\n\n${next}`);
          context.signal.throwIfAborted();
          return exitCodes[verdict.outcome];
        } finally {
          await target.transport.close();
        }
      }),
    );
}

async function rehearse(context: Context, { file, name }: DemoOptions): Promise<Target> {
  const { labUp } = await import('../lab/up.ts');
  const { openTarget, readTarget } = await import('./target.ts');
  const cloud = await readTarget({ file });
  const lab = await labUp(cloud, {
    ...context,
    name: name ?? cloud.name,
    consent: (packages) => context.confirm(text().lab.machine.install(packages.join(' ')), true),
  });
  return openTarget({ file, lab: lab.name }, context);
}
