import { CommanderError } from 'commander';
import { languageOf, setLanguage, text } from '../locale/text.ts';
import { QuorateError } from '../util/errors.ts';
import { program } from './program.ts';

/** What an option says before anything is parsed: help and errors have a language and a format, too. */
function said(argv: readonly string[], ...names: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => names.includes(word));
  if (at >= 0) return argv[at + 1];
  const joined = names.map((name) => `${name}=`).find((start) => argv.some((word) => word.startsWith(start)));
  return joined && argv.find((word) => word.startsWith(joined))?.slice(joined.length);
}

async function main(argv: readonly string[]): Promise<void> {
  const wanted = said(argv, '--lang');
  const output = said(argv, '-o', '--output') ?? 'human';
  // What programs read is not translated.
  setLanguage(output === 'human' ? languageOf(wanted, process.env) : 'en');
  // Whoever reads us may stop reading: `quorate … | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));
  try {
    if (wanted !== undefined && !['en', 'zh'].includes(wanted)) {
      throw new QuorateError({
        code: 'USAGE',
        what: text().usage.language(wanted),
        remedy: text().usage.languages,
      });
    }
    await program().parseAsync(argv);
  } catch (error) {
    // Help that was asked for, or that a group of commands shows instead of doing anything.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 64;
      return;
    }
    const { fail } = await import('./failure.ts');
    fail(error, output === 'json' ? 'json' : 'human');
  }
}

// Left to end by itself, Node takes its heap apart first: up to 50 ms (measured). On Linux all that was written is out.
void main(process.argv).then(() => process.exit());
