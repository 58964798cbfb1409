import { Argument, Command } from 'commander';
import type { PowerAction } from '../lab/lab.ts';
import { text } from '../locale/text.ts';
import { openChosenLab } from './chosen-lab.ts';
import { act } from './context.ts';
import { cutCommand, healCommand } from './lab-cables.ts';
import { fileOption, outputOption, yesOption } from './options.ts';

interface UpOptions {
  readonly file: string;
  readonly name?: string;
}

interface LabOptions {
  readonly lab?: string;
}

/** `quorate lab …`: rehearse on this machine. */
export function labCommand(): Command {
  const lab = new Command('lab').description(text().lab.help.summary).enablePositionalOptions();
  for (const command of [upCommand, statusCommand, sshCommand, powerCommand, cutCommand, healCommand, downCommand])
    lab.addCommand(command());
  return lab;
}

function upCommand(): Command {
  const words = text().lab.help;
  return new Command('up')
    .description(words.up)
    .addOption(fileOption())
    .option('--name <lab>', words.name)
    .addOption(yesOption())
    .addOption(outputOption())
    .action(
      act(async (context, { file, name }: UpOptions) => {
        const { labUp } = await import('../lab/up.ts');
        const { labStatus } = await import('../lab/status.ts');
        const { readTarget } = await import('./target.ts');
        const { upText } = await import('./views/lab.ts');
        const cloud = await readTarget({ file });
        const consent = (packages: readonly string[]) =>
          context.confirm(text().lab.machine.install(packages.join(' ')), true);
        const lab = await labUp(cloud, { ...context, name: name ?? cloud.name, consent });
        context.show(await labStatus(lab.name), upText);
        return 0;
      }),
    );
}

function statusCommand(): Command {
  const words = text().lab.help;
  return new Command('status')
    .description(words.status)
    .argument('[lab]', words.argument)
    .addOption(outputOption())
    .action(
      act(async ({ show }, _options: object, name?: string) => {
        const { allLabs, labStatus } = await import('../lab/status.ts');
        const { labsText } = await import('./views/lab.ts');
        show(name === undefined ? await allLabs() : [await labStatus(name)], labsText);
        return 0;
      }),
    );
}

function sshCommand(): Command {
  const words = text().lab.help;
  return new Command('ssh')
    .description(words.ssh)
    .argument('<host>', words.host)
    .argument('[command...]', words.command)
    .option('--lab <name>', words.lab)
    .passThroughOptions()
    .action(
      act(async (_context, options: LabOptions, host: string, command: string[]) => {
        const { logIn } = await import('../lab/log-in.ts');
        const { chooseLab } = await import('../lab/record.ts');
        return logIn(await chooseLab(options.lab), host, command);
      }),
    );
}

function powerCommand(): Command {
  const words = text().lab.help;
  return new Command('power')
    .description(words.power)
    .addArgument(new Argument('<action>', words.action).choices(['on', 'off', 'reset', 'unplug', 'plug']))
    .argument('<host...>', words.atOnce)
    .option('--lab <name>', words.lab)
    .addOption(outputOption())
    .action(
      act(async ({ show }, options: LabOptions, action: PowerAction, hosts: string[]) => {
        const lab = await openChosenLab(options.lab);
        // All names first: half an outage is another outage.
        await Promise.all(hosts.map((host) => lab.state(host)));
        await Promise.all(hosts.map((host) => lab.power(host, action)));
        const states = await Promise.all(hosts.map((host) => lab.state(host)));
        const { power, states: said } = text().lab.shown;
        show(
          { lab: lab.name, hosts: hosts.map((host, index) => ({ host, state: states[index]! })) },
          ({ hosts: now }) => now.map(({ host, state }) => power(host, said[state])).join('\n'),
        );
        return 0;
      }),
    );
}

function downCommand(): Command {
  const words = text().lab.help;
  return new Command('down')
    .description(words.down)
    .argument('[lab]', words.argument)
    .option('--purge', words.purge)
    .addOption(outputOption())
    .action(
      act(async (context, { purge = false }: { purge?: boolean }, name?: string) => {
        const { labDown } = await import('../lab/down.ts');
        const { chooseLab } = await import('../lab/record.ts');
        const removed = await chooseLab(name);
        await labDown(removed, { ...context, purge });
        context.show({ removed }, () => text().lab.shown.down(removed));
        return 0;
      }),
    );
}
