import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act, type Context } from './context.ts';
import { fileOption, labOption, outputOption, yesOption } from './options.ts';
import type { Target, TargetOptions } from './target.ts';

export function applyCommand(): Command {
  return new Command('apply')
    .description(text().cli.apply.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: TargetOptions) => {
        const { openTarget } = await import('./target.ts');
        const target = await openTarget(options);
        try {
          const result = await applyTo(target, context);
          context.show(result, appliedText);
          return 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}

export interface Applied {
  readonly cloud: string;
  readonly revision: string;
  /** Steps taken. */
  readonly done: number;
}

/** Observes, plans, asks on a real cloud, and runs. Throws what failed, with what is done and what is left. */
export async function applyTo({ cloud, composition, transport, lab }: Target, context: Context): Promise<Applied> {
  const { observe } = await import('../engine/observe.ts');
  const { runPlan } = await import('../engine/run.ts');
  const { makePlan } = await import('../plan/plan.ts');
  const words = text().cli.apply;
  const plan = makePlan(composition, await observe(composition, transport));
  const result = { cloud: cloud.name, revision: composition.revision };
  if (plan.steps.length === 0) return { ...result, done: 0 };
  if (!lab && !(await context.confirm(words.question(plan.steps.length, cloud.name), false)))
    throw new QuorateError({ code: 'DECLINED', what: words.declined });

  const phase = { phase: 'apply', title: words.phase(plan.steps.length) };
  context.report({ type: 'phase-started', at: context.clock.now(), ...phase });
  const { done, failed, left } = await runPlan(plan, { ...context, transport });
  const outcome = failed.length === 0 && left.length === 0 ? 'done' : 'failed';
  context.report({ type: 'phase-ended', at: context.clock.now(), phase: 'apply', outcome });
  const [first, ...others] = failed.map(({ problem }) => problem);
  const why = words.standing(done.length, left.length);
  if (first) throw new QuorateError({ ...first, why }, ...others);
  if (left.length > 0) throw new QuorateError({ code: 'INTERRUPTED', what: words.interrupted, why });
  return { ...result, done: done.length };
}

function appliedText({ cloud, revision, done }: Applied): string {
  return done === 0 ? text().cli.plan.nothing(cloud, revision) : text().cli.apply.done(cloud, revision, done);
}
