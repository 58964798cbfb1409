import { Command } from 'commander';
import { version } from '../../package.json';
import { text } from '../locale/text.ts';
import { applyCommand } from './apply.ts';
import { auditCommand } from './audit.ts';
import { canaryCommand } from './canary.ts';
import { checkCommand } from './check.ts';
import { clientsCommand } from './clients.ts';
import { demoCommand } from './demo.ts';
import { drillCommand } from './drill.ts';
import { explainCommand } from './explain.ts';
import { forecastCommand } from './forecast.ts';
import { helpConfiguration } from './help.ts';
import { initCommand } from './init.ts';
import { labCommand } from './lab.ts';
import { logsCommand } from './logs.ts';
import { maintainCommand } from './maintain.ts';
import { muteCommand, unmuteCommand } from './mute.ts';
import { planCommand } from './plan.ts';
import { preflightCommand } from './preflight.ts';
import { rackCommand } from './rack.ts';
import { recoverCommand } from './recover.ts';
import { renderCommand } from './render.ts';
import { schemaCommand } from './schema.ts';
import { secretsCommand } from './secrets.ts';
import { statusCommand } from './status.ts';
import { throwUsage } from './usage.ts';
import { whatIfCommand } from './what-if.ts';

/** Every command, in the order of `--help`. A command's file is cheap to import: what it needs for its work it imports in its action. */
const commands: readonly (() => Command)[] = [
  initCommand,
  checkCommand,
  preflightCommand,
  planCommand,
  applyCommand,
  statusCommand,
  muteCommand,
  unmuteCommand,
  logsCommand,
  maintainCommand,
  recoverCommand,
  labCommand,
  drillCommand,
  whatIfCommand,
  clientsCommand,
  forecastCommand,
  renderCommand,
  secretsCommand,
  demoCommand,
  auditCommand,
  explainCommand,
  schemaCommand,
];

/** Started by Quorate itself. */
const hidden: readonly (() => Command)[] = [canaryCommand, rackCommand];

/** The whole command line, in the language of this run. */
export function program(): Command {
  const words = text().cli.help;
  const root = new Command('quorate')
    .description(words.summary)
    .version(version, '-V, --version', words.version)
    .option('--lang <en|zh>', words.lang)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .configureHelp(helpConfiguration())
    .configureOutput({ outputError: () => {} })
    .showHelpAfterError(false);
  root.exitOverride(throwUsage(root, 'quorate'));
  for (const command of commands) root.addCommand(inherit(command(), root, 'quorate'));
  for (const command of hidden) root.addCommand(inherit(command(), root, 'quorate'), { hidden: true });
  return root;
}

/** Commands that are made apart from their parent do not share its help and errors by themselves. `path` is the parent's. */
function inherit(command: Command, parent: Command, path: string): Command {
  const own = `${path} ${command.name()}`;
  command.copyInheritedSettings(parent).exitOverride(throwUsage(command, own));
  for (const child of command.commands) inherit(child, command, own);
  return command;
}
