import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { languageOf, setLanguage, text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { applyCommand } from './apply.ts';
import { canaryCommand } from './canary.ts';
import { demoCommand } from './demo.ts';
import { drillCommand } from './drill.ts';
import { explainCommand } from './explain.ts';
import { labCommand } from './lab.ts';
import { planCommand } from './plan.ts';
import { rackCommand } from './rack.ts';
import { renderCommand } from './render.ts';
import { statusCommand } from './status.ts';
import { usageProblem } from './usage.ts';

/** Every command, in the order of `--help`. A command's file is cheap to import: what it needs for its work it imports in its action. */
const commands: readonly (() => Command)[] = [
  planCommand,
  applyCommand,
  statusCommand,
  labCommand,
  drillCommand,
  renderCommand,
  demoCommand,
  explainCommand,
];

/** Started by Quorate itself. */
const hidden: readonly (() => Command)[] = [canaryCommand, rackCommand];

function program(): Command {
  const words = text().cli.help;
  const root = new Command('quorate')
    .description(words.summary)
    .version(version, '-V, --version', words.version)
    .option('--lang <en|zh>', words.lang)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.helpCommand)
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => words.titles[title] ?? title })
    .configureOutput({ outputError: () => {} })
    .showHelpAfterError(false)
    .exitOverride();
  for (const command of commands) root.addCommand(inherit(command(), root));
  for (const command of hidden) root.addCommand(inherit(command(), root), { hidden: true });
  return root;
}

/** Commands that are made apart from their parent do not share its help and errors by themselves. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}

/** The language is needed before anything is parsed: help is text, too. */
function wantedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}

async function main(argv: readonly string[]): Promise<void> {
  const wanted = wantedLanguage(argv);
  setLanguage(languageOf(wanted, process.env));
  // Whoever reads us may stop reading: `quorate … | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  try {
    if (wanted !== undefined && !['en', 'zh'].includes(wanted)) {
      throw new QuorateError({
        code: 'USAGE',
        what: `--lang ${wanted}: there is no such language here`,
        remedy: 'Use en or zh.',
      });
    }
    await program().parseAsync(argv);
  } catch (error) {
    const usage = error instanceof CommanderError;
    if (usage && error.exitCode === 0) return;
    if (usage && error.code === 'commander.help') {
      process.exitCode = 64;
      return;
    }
    const { fail } = await import('./failure.ts');
    fail(usage ? new QuorateError(usageProblem(error)) : error, 'human');
  }
}

await main(process.argv);
