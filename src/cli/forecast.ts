import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act, type Context } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface ForecastOptions extends TargetOptions {
  readonly runs: string;
  readonly seed: string;
  readonly measured?: true;
  readonly since?: string;
}

export function forecastCommand(): Command {
  const words = text().forecast.help;
  return new Command('forecast')
    .description(words.summary)
    .addOption(fileOption())
    .option('--runs <directory>', words.runs, 'runs')
    .option('--seed <number>', words.seed, '1')
    .option('--measured', words.measured)
    .option('--since <duration>', words.since)
    .addOption(labOption())
    .addOption(outputOption('yaml'))
    .action(
      act(async (context, options: ForecastOptions) => {
        const kept = options.measured ? await measured(context, options) : await forecasted(context, options);
        return kept === false ? 1 : 0;
      }),
    );
}

/** Shows what will be; whether the objective is kept, where there is one. */
async function forecasted({ show }: Context, { file, runs, seed: written }: ForecastOptions) {
  const { readTarget } = await import('./target.ts');
  const { arrange } = await import('../compose/compose.ts');
  const { forecast } = await import('../analysis/forecast/forecast.ts');
  const { forecastText } = await import('./views/forecast.ts');
  const { failoversOf } = await import('../drill/failovers.ts');
  const { judgedIn } = await import('./runs.ts');
  const seed = seedOf(written);
  const cloud = await readTarget({ file });
  const drills = failoversOf(await judgedIn(runs), cloud.name);
  const report = { cloud: cloud.name, ...forecast(arrange(cloud), drills, seed) };
  show(report, forecastText);
  return report.capabilities[0]!.kept;
}

/** Shows what was; whether the objective was kept, as service levels count it, where there is one and anything was seen. */
async function measured({ show, clock }: Context, options: ForecastOptions) {
  const { readPlace } = await import('./target.ts');
  const { durationOf } = await import('./duration.ts');
  const { keptHistory } = await import('../health/history-file.ts');
  const { measuredOf } = await import('../health/measured.ts');
  const { measuredText } = await import('./views/measured.ts');
  const { since } = options;
  const now = clock.now();
  const from = since === undefined ? 0 : now - durationOf('--since', since);
  const { cloud, directory } = await readPlace(options);
  const { availability: objective } = cloud.objectives;
  const capabilities = measuredOf(await keptHistory(directory), from, now).map((one) => ({
    ...one,
    ...(objective === undefined || one.agreed === undefined ? {} : { kept: one.agreed >= objective }),
  }));
  show({ cloud: cloud.name, ...(objective === undefined ? {} : { objective }), capabilities }, measuredText);
  return capabilities.every(({ kept }) => kept !== false);
}

function seedOf(written: string): number {
  const seed = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (Number.isSafeInteger(seed)) return seed;
  const words = text().forecast.help;
  throw new QuorateError({ code: 'USAGE', what: words.badSeed(written), remedy: words.seedRule });
}
