import { Command } from 'commander';
import { text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { act } from './context.ts';
import { fileOption, labOption, outputOption } from './options.ts';
import type { TargetOptions } from './target.ts';

/** `quorate secrets …`: what the cloud keeps secret. Values are taken, and never given. */
export function secretsCommand(): Command {
  const secrets = new Command('secrets').description(text().secrets.summary);
  for (const command of [listCommand, setCommand, rotateCommand]) secrets.addCommand(command());
  return secrets;
}

function listCommand(): Command {
  return new Command('list')
    .description(text().secrets.list)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: TargetOptions) => {
        const { readSecretsPlace, secretsWorld } = await import('./target.ts');
        const { keptSecrets } = await import('../secrets/store.ts');
        const { secretFacts } = await import('../secrets/list.ts');
        const { secretUsers } = await import('../compose/secret-users.ts');
        const { secretsText } = await import('./views/secrets.ts');
        const { cloud, place } = await readSecretsPlace(options);
        const kept = await keptSecrets(place, secretsWorld(context));
        context.show(secretFacts(place.specs, kept, secretUsers(cloud)), secretsText);
        return 0;
      }),
    );
}

function setCommand(): Command {
  const words = text().secrets;
  return new Command('set')
    .description(words.set)
    .argument('<name>', words.name)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: TargetOptions, name: string) => {
        const { readSecretsPlace, secretsWorld } = await import('./target.ts');
        const { giveSecret } = await import('../secrets/give.ts');
        const { secretValue } = await import('./secret-value.ts');
        const { place } = await readSecretsPlace(options);
        await giveSecret(place, name, await secretValue(text().secrets.ask(name)), secretsWorld(context));
        context.show({ set: name }, () => `${text().secrets.kept(name)}\n${text().secrets.next}`);
        return 0;
      }),
    );
}

function rotateCommand(): Command {
  const words = text().secrets;
  return new Command('rotate')
    .description(words.rotate)
    .argument('[names...]', words.names)
    .option('--all', words.all)
    .addOption(fileOption())
    .addOption(labOption())
    .addOption(outputOption())
    .action(
      act(async (context, options: TargetOptions & { readonly all?: true }, names: string[]) => {
        const { readSecretsPlace, secretsWorld } = await import('./target.ts');
        const { rotateSecrets } = await import('../secrets/rotate.ts');
        const { rotationText } = await import('./views/secrets.ts');
        if ((names.length === 0) === (options.all === undefined))
          throw new QuorateError({ code: 'USAGE', what: text().secrets.problems.noNames });
        const { place } = await readSecretsPlace(options);
        const rotation = await rotateSecrets(place, options.all ? ['*'] : names, secretsWorld(context));
        context.show(rotation, rotationText);
        return 0;
      }),
    );
}
