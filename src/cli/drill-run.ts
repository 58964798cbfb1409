import { Command, Option } from 'commander';
import type { Cloud } from '../cloud/cloud.ts';
import { riskNames } from '../drill/risk-names.ts';
import type { Verdict } from '../drill/verdict.ts';
import { text } from '../locale/text.ts';
import type { FaultSpec } from '../timing/fault.ts';
import { QuorateError, throwProblems } from '../util/errors.ts';
import { act, type Context } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { Target, TargetOptions } from './target.ts';
import { writing } from './writing.ts';

interface DrillRunOptions extends TargetOptions {
  readonly baseline: string;
  /** Longest time that users may wait. */
  readonly haltAfter?: string;
  readonly runs: string;
  /** Risks that are taken knowingly, by name. */
  readonly acceptRisk?: readonly string[];
}

type Asked = Pick<DrillRunOptions, 'lab' | 'acceptRisk'>;

export function drillRunCommand(): Command {
  const words = text().drill.run;
  return new Command('run')
    .description(words.summary)
    .argument('<fault>', words.fault)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(new Option('--baseline <duration>', words.baseline).default('10s'))
    .addOption(new Option('--halt-after <duration>', words.haltAfter))
    .addOption(new Option('--accept-risk <name...>', words.acceptRisk).choices(riskNames))
    .addOption(new Option('--runs <directory>', words.runs).default('runs'))
    .addOption(outputOption())
    .action(
      act(async (context, options: DrillRunOptions, fault: string) => {
        const { openTarget, readTarget } = await import('./target.ts');
        const { verdictText } = await import('./views/drill.ts');
        const { exitCodes } = await import('../drill/verdict.ts');
        // Refused before anything is opened.
        await requested(fault, await readTarget(options), options);
        const target = await openTarget(options, context);
        try {
          const verdict = await drillOn(target, context, fault, options);
          context.show(verdict, verdictText);
          context.signal.throwIfAborted();
          return exitCodes[verdict.outcome];
        } finally {
          await target.transport.close();
        }
      }),
    );
}

/** Runs a drill on the target, keeps it below `runs` and judges it. Throws what is wrong with the request; what goes wrong later is in the verdict. */
export async function drillOn(
  target: Target,
  context: Context,
  faultText: string,
  options: Pick<DrillRunOptions, 'baseline' | 'haltAfter' | 'runs' | 'acceptRisk'>,
): Promise<Verdict> {
  const { lab, cloud, composition, transport } = target;
  const { acceptRisk = [] } = options;
  const spec = await requested(faultText, cloud, { acceptRisk, ...(lab ? { lab: lab.name } : {}) });
  const { canariesConfig, drillPlan, drillWorld } = await import('./drill-world.ts');
  const { createRunDirectory, readRun } = await import('../drill/directory.ts');
  const { judge } = await import('../drill/judge.ts');
  const { runDrill } = await import('../drill/run.ts');
  const { keepJudged } = await import('./judged.ts');
  const config = canariesConfig(composition, lab!.segments);
  const plan = drillPlan(composition, spec, config, options);
  const directory = await writing(options.runs, () => createRunDirectory(options.runs, plan, context.clock.now()));
  const run = await runDrill(plan, {
    ...context,
    ...drillWorld(composition, transport, lab!, config),
    ...directory,
  });
  await directory.end(run);
  // Judged from the files, as `drill judge` does: what is not in them does not count.
  const history = await readRun(directory.path);
  const verdict = judge(history);
  await keepJudged(directory.path, history, verdict);
  context.report({
    type: 'note',
    at: context.clock.now(),
    level: 'info',
    text: text().drill.notes.kept(directory.path),
  });
  return verdict;
}

/** The fault that is asked for. Throws DRILL_UNKNOWN_FAULT, DRILL_UNKNOWN_TARGET, DRILL_NEEDS_LAB, DRILL_AT_RISK. */
async function requested(faultText: string, cloud: Cloud, { lab, acceptRisk = [] }: Asked): Promise<FaultSpec> {
  const { arrange } = await import('../compose/compose.ts');
  const { parseFaultSpec } = await import('../drill/faults/spec.ts');
  const { risksOf } = await import('../drill/risk.ts');
  const { knownIn } = await import('./drill-world.ts');
  const arrangement = arrange(cloud);
  const known = knownIn(arrangement);
  const spec = parseFaultSpec(faultText, known);
  if (lab === undefined) throw new QuorateError({ code: 'DRILL_NEEDS_LAB', what: text().usage.needsLab(spec.fault) });
  const risks = risksOf(spec, cloud, arrangement.groups).filter(({ name }) => !acceptRisk.includes(name));
  throwProblems(
    risks.map(({ name, why }) => ({
      code: 'DRILL_AT_RISK',
      what: text().drill.problems.atRisk(faultText, why),
      remedy: `--accept-risk=${name}`,
    })),
  );
  return spec;
}
