import { Argument, Command, Option } from 'commander';
import { text } from '../locale/text.ts';
import type { PlanDocument } from '../plan/document.ts';
import { type Risk, risks } from '../plan/risks.ts';
import { QuorateError } from '../util/errors.ts';
import type { Applied } from './apply-run.ts';
import { act } from './context.ts';
import { fileOption, labOption, onlyOption, outputOption, yesOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface ApplyCommandOptions extends TargetOptions {
  readonly only?: readonly string[];
  readonly resume?: string | true;
  readonly parallel: string;
  readonly lockTimeout: string;
  readonly acceptRisk?: readonly Risk[];
}

export function applyCommand(): Command {
  const words = text().cli.apply;
  return new Command('apply')
    .description(words.summary)
    .addArgument(new Argument('[plan]', words.plan))
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(onlyOption())
    .addOption(new Option('--resume [run]', words.resume))
    .addOption(new Option('--parallel <steps>', words.parallel).default('32'))
    .addOption(new Option('--lock-timeout <duration>', words.lockTimeout).default('0s'))
    .addOption(new Option('--accept-risk <name...>', words.acceptRisk).choices(risks))
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: ApplyCommandOptions, planFile?: string) => {
        const { openTarget } = await import('./target.ts');
        const { parallel, lockTimeout } = numbers(options);
        const agreed = planFile === undefined ? undefined : await planned(planFile, options);
        const target = await openTarget(
          agreed ? { file: agreed.source, ...(agreed.lab ? { lab: agreed.lab } : {}) } : options,
          context,
        );
        try {
          const { applyTo } = await import('./apply-run.ts');
          const { checkOnly } = await import('./only.ts');
          checkOnly(target.composition, options.only);
          const result = await applyTo(target, context, {
            parallel,
            lockTimeout,
            only: agreed?.only ?? options.only,
            accepted: options.acceptRisk,
            ...(agreed ? { agreed } : {}),
            ...(options.resume ? { resume: options.resume } : {}),
          });
          context.show(result, appliedText);
          return 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}

/** The plan file, which says itself what it is for. Throws USAGE for options that contradict it. */
async function planned(path: string, { only, resume, lab }: ApplyCommandOptions): Promise<PlanDocument> {
  const { readPlan } = await import('../engine/journal.ts');
  const plan = await readPlan(path);
  const contradicts = only
    ? '--only'
    : resume
      ? '--resume'
      : typeof lab === 'string' && lab !== plan.lab
        ? `--lab ${lab}`
        : undefined;
  if (contradicts) throw new QuorateError({ code: 'USAGE', what: text().usage.contradicts(contradicts, path) });
  return plan;
}

function numbers({ parallel, lockTimeout }: ApplyCommandOptions): { parallel: number; lockTimeout: number } {
  const seconds = /^(\d+)(s|m)$/.exec(lockTimeout);
  if (!seconds)
    throw new QuorateError({
      code: 'USAGE',
      what: text().usage.duration('--lock-timeout', lockTimeout),
      remedy: text().usage.seconds,
    });
  if (!/^[1-9]\d{0,2}$/.test(parallel))
    throw new QuorateError({ code: 'USAGE', what: text().usage.number('--parallel', parallel, 999) });
  return { parallel: Number(parallel), lockTimeout: Number(seconds[1]) * (seconds[2] === 'm' ? 60_000 : 1000) };
}

function appliedText({ cloud, revision, done }: Applied): string {
  return done === 0 ? text().cli.plan.nothing(cloud, revision) : text().cli.apply.done(cloud, revision, done);
}
