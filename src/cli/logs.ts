import { Command, Option } from 'commander';
import type { Line } from '../health/journal.ts';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act } from './context.ts';
import { checkOnly } from './only.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

interface LogsOptions extends TargetOptions {
  readonly at?: string;
  readonly since: string;
  readonly around: string;
  readonly host?: readonly string[];
  readonly service?: readonly string[];
  readonly lines: string;
}

export function logsCommand(): Command {
  const words = text().status.help;
  return new Command('logs')
    .description(words.logs)
    .addOption(new Option('--at <moment>', words.at).conflicts('since'))
    .option('--around <duration>', words.around, '30s')
    .option('--since <duration>', words.since, '10m')
    .option('--host <host...>', words.onHost)
    .option('--service <service...>', words.onService)
    .option('--lines <number>', words.lines, '2000')
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: LogsOptions) => {
        const { openTarget } = await import('./target.ts');
        const { gather } = await import('../health/journal.ts');
        const { mask } = await import('../plan/mask.ts');
        const { logsText } = await import('./views/logs.ts');
        const span = await spanOf(options, context.clock.now());
        const lines = countOf(options.lines);
        const target = await openTarget(options, context);
        try {
          const { composition, transport } = target;
          const { host, service = [] } = options;
          checkOnly(composition, host, '--host');
          checkOnly(composition, service, '--service');
          const hosts = host ?? composition.cloud.hosts.map(({ name }) => name);
          const journal = await gather(composition, transport, { ...span, lines, hosts, services: service });
          const shown = {
            apiVersion: 'quorate/v1',
            kind: 'Logs',
            from: new Date(span.from).toISOString(),
            until: new Date(span.until).toISOString(),
            ...journal,
            // A daemon that prints its own password has done so before us.
            lines: journal.lines.map((line) => lineShown(line, mask(line.message, composition.secrets))),
          };
          context.show(shown, (one) => logsText(one, lines));
          return journal.unseen.length > 0 ? 3 : 0;
        } finally {
          await target.transport.close();
        }
      }),
    );
}

function lineShown({ at, ...line }: Line, message: string) {
  return { at: new Date(at).toISOString(), ...line, message };
}

async function spanOf({ at, around, since }: LogsOptions, now: number): Promise<{ from: number; until: number }> {
  const { durationOf } = await import('./duration.ts');
  if (at === undefined) return { from: now - durationOf('--since', since), until: now };
  const { momentOf } = await import('./moment.ts');
  const [moment, margin] = [momentOf('--at', at, now), durationOf('--around', around)];
  return { from: moment - margin, until: moment + margin };
}

function countOf(written: string): number {
  if (/^[1-9]\d{0,4}$/.test(written)) return Number(written);
  throw new QuorateError({ code: 'USAGE', what: text().usage.number('--lines', written, 99_999) });
}
