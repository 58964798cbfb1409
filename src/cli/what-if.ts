import { Command } from 'commander';
import type { Impossible } from '../analysis/what-if.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { Proof } from '../drill/proofs.ts';
import { text } from '../locale/text.ts';
import type { Problem } from '../util/errors.ts';
import { act } from './context.ts';
import { fileOption, outputOption } from './options.ts';

interface WhatIfOptions {
  readonly file: string;
  readonly lab?: true;
  readonly runs: string;
}

export function whatIfCommand(): Command {
  const words = text().timing.help;
  return new Command('what-if')
    .description(words.summary)
    .argument('[fault]', words.fault)
    .addOption(fileOption())
    .option('--lab', words.rehearsal)
    .option('--runs <directory>', words.runs, 'runs')
    .addOption(outputOption('yaml'))
    .action(
      act(async ({ show }, options: WhatIfOptions, asked: string | undefined) => {
        const { readTarget, rehearsed } = await import('./target.ts');
        const { arrange } = await import('../compose/compose.ts');
        const { everyFault } = await import('../compose/faults.ts');
        const { timersTold, whatIf } = await import('../analysis/what-if.ts');
        const { known } = await import('../drill/faults/known.ts');
        const { parseFaultSpec } = await import('../drill/faults/spec.ts');
        const { throwProblems } = await import('../util/errors.ts');
        const { whatIfText, whatIfTable } = await import('./views/what-if.ts');
        const declared = await readTarget({ file: options.file });
        const arrangement = arrange(options.lab ? rehearsed(declared) : declared);
        const { cloud, groups } = arrangement;
        const services = groups.map(({ service }) => service);
        const specs = asked === undefined ? everyFault(arrangement) : [parseFaultSpec(asked, known(cloud, services))];
        const proofs = await measured(options.runs, cloud);
        const faults = specs.map((spec) => {
          const one = whatIf(arrangement, spec);
          return { ...one, measured: proofs.filter(({ fault }) => fault === one.fault) };
        });
        const timers = timersTold(arrangement);
        const result = { cloud: cloud.name, rehearsal: cloud.rehearsal, faults, timers };
        show(result, asked === undefined ? whatIfTable : whatIfText);
        throwProblems(
          timers.impossible
            .filter(({ fault }) => faults.some((one) => one.fault === fault))
            .map((one) => problemOf(cloud, one)),
        );
        return 0;
      }),
    );
}

/** What drills of this cloud measured; nothing where there are none. */
async function measured(runs: string, { name }: Cloud): Promise<Proof[]> {
  const { judgedIn } = await import('./runs.ts');
  const { proofsOf } = await import('../drill/proofs.ts');
  return proofsOf(await judgedIn(runs)).filter(({ cloud }) => cloud === name);
}

function problemOf(
  { source }: Cloud,
  { class: name, objective, fault, capability, shortest, never, eats }: Impossible,
): Problem {
  const words = text().timing;
  const what = words.impossible(name, objective, fault);
  const common = { code: 'OBJECTIVE_IMPOSSIBLE', what, where: { name: source } } as const;
  if (never) return { ...common, why: words.endlessly(capability, words.never[never]) };
  const { best, expected, worst } = shortest!;
  return {
    ...common,
    why: words.shortest(capability, best, expected, worst, words.stages[eats!.stage], eats!.worst),
    remedy: words.wayOut(Math.ceil(worst / 1000) * 1000),
  };
}
