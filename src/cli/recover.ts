import { Command, Option } from 'commander';
import { text } from '../locale/text.ts';
import type { Judgement } from '../recovery/judge.ts';
import type { SeenMember } from '../recovery/look.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption, yesOption } from './options.ts';
import type { Target, TargetOptions } from './target.ts';

interface RecoverOptions extends TargetOptions {
  readonly from?: string;
  readonly acceptRisk?: readonly 'data-loss'[];
}

/** Where the database stands after a total outage, and what is known of each member. */
export interface Recovery extends Judgement {
  readonly cloud: string;
  readonly members: readonly SeenMember[];
}

/** 106: there is no majority, and there will be none without a decision. 112: too little is known. */
const exits: Record<Judgement['state'], number> = { serving: 0, returning: 2, undecided: 106, unclear: 112 };

export function recoverCommand(): Command {
  const words = text().recover.help;
  return new Command('recover')
    .description(words.summary)
    .addOption(fileOption())
    .addOption(labOption())
    .option('--from <host>', words.from)
    .addOption(new Option('--accept-risk <name...>', words.acceptRisk).choices(['data-loss']))
    .addOption(yesOption())
    .addOption(outputOption('yaml'))
    .action(
      act(async (context, options: RecoverOptions) => {
        const { openSight, openTarget } = await import('./target.ts');
        const { recoveryText } = await import('./views/recover.ts');
        const { recoverFrom, seeRecovery } = await import('./recover-run.ts');
        const sight = await (options.from === undefined ? openSight : openTarget)(options, context);
        try {
          const seen =
            options.from === undefined
              ? await seeRecovery(sight)
              : await recoverFrom(sight as Target, context, options.from, options.acceptRisk ?? []);
          context.show(seen, recoveryText);
          return exits[seen.state];
        } finally {
          await sight.transport.close();
        }
      }),
    );
}
