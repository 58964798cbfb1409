import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act } from './context.ts';
import { fileOption, outputOption } from './options.ts';

interface ForecastOptions {
  readonly file: string;
  readonly runs: string;
  readonly seed: string;
}

export function forecastCommand(): Command {
  const words = text().forecast.help;
  return new Command('forecast')
    .description(words.summary)
    .addOption(fileOption())
    .option('--runs <directory>', words.runs, 'runs')
    .option('--seed <number>', words.seed, '1')
    .addOption(outputOption('yaml'))
    .action(
      act(async ({ show }, { file, runs, seed }: ForecastOptions) => {
        const { readTarget } = await import('./target.ts');
        const { arrange } = await import('../compose/compose.ts');
        const { forecast } = await import('../analysis/forecast/forecast.ts');
        const { forecastText } = await import('./views/forecast.ts');
        const { failoversOf } = await import('../drill/failovers.ts');
        const { judgedIn } = await import('./runs.ts');
        const chosen = seedOf(seed);
        const cloud = await readTarget({ file });
        const drills = failoversOf(await judgedIn(runs), cloud.name);
        const report = { cloud: cloud.name, ...forecast(arrange(cloud), drills, chosen) };
        show(report, forecastText);
        return report.capabilities[0]!.kept === false ? 1 : 0;
      }),
    );
}

function seedOf(written: string): number {
  const seed = /^\d+$/.test(written) ? Number(written) : Number.NaN;
  if (Number.isSafeInteger(seed)) return seed;
  const words = text().forecast.help;
  throw new QuorateError({ code: 'USAGE', what: words.badSeed(written), remedy: words.seedRule });
}
