import { Command } from 'commander';
import { controllers } from '../cloud/controllers.ts';
import { text } from '../locale/text.ts';
import type { Check } from '../preflight/finding.ts';
import { ofSeverity, type Preflight, preflightOf, withFencing } from '../preflight/report.ts';
import { QuorateError } from '../util/errors.ts';
import { act, type Context } from './context.ts';
import { fileOption, labOption, outputOption, yesOption } from './options.ts';
import type { Target, TargetOptions } from './target.ts';

interface PreflightOptions extends TargetOptions {
  readonly testFencing?: true;
  readonly strict?: true;
}

export function preflightCommand(): Command {
  const words = text().preflight;
  return new Command('preflight')
    .description(words.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .option('--test-fencing', words.testFencing)
    .option('--strict', words.strict)
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: PreflightOptions) => {
        const { openTarget } = await import('./target.ts');
        const { lookBefore } = await import('../preflight/look.ts');
        const { judge } = await import('../preflight/judge.ts');
        const { preflightText } = await import('./views/preflight.ts');
        const target = await openTarget(options, context);
        try {
          const { composition, transport } = target;
          const checks = judge(composition, await lookBefore(composition, transport, context.clock));
          const report = options.testFencing
            ? await testedFencing(target, context, checks)
            : preflightOf(composition.cloud.name, checks);
          context.show(report, preflightText);
          if (!report.fit) return 1;
          return options.strict && ofSeverity(checks, 'warning').length > 0 ? 2 : 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}

/** Only with consent, and only when all that is needed answers. Throws DECLINED, and what the test throws. */
async function testedFencing(
  { composition, transport, lab, directory }: Target,
  { confirm, report, clock, signal }: Context,
  checks: readonly Check[],
): Promise<Preflight> {
  const words = text().preflight.fencing;
  const { cloud } = composition;
  const note = (level: 'info' | 'warning', content: string) =>
    report({ type: 'note', at: clock.now(), level, text: content });
  if (checks.some(({ id, outcome }) => (id === 'reach' || id === 'fencing') && outcome === 'error')) {
    note('warning', words.postponed);
    return preflightOf(cloud.name, checks);
  }
  if (checks.some(({ id, outcome }) => id === 'fencing' && outcome === 'skipped')) {
    note('warning', words.nobody);
    return preflightOf(cloud.name, checks);
  }
  const { testFencing } = await import('../preflight/test-fencing.ts');
  const hosts = controllers(cloud).map(({ name }) => name);
  if (!(await confirm(words.question(hosts, cloud.name), lab !== undefined)))
    throw new QuorateError({ code: 'DECLINED', what: words.declined });
  const { proofs, findings } = await testFencing(composition, { transport, clock, report, signal });
  const { keepFenced, memoryFile } = await import('../health/memory-file.ts');
  await keepFenced(
    memoryFile(directory),
    proofs.map(({ host, level }) => ({ host, level, at: clock.now() })),
  );
  return preflightOf(cloud.name, withFencing(checks, findings), proofs);
}
