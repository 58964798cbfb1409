import { Command } from 'commander';
import { healthCodes } from '../util/health-codes.ts';
import { text } from '../locale/text.ts';
import { type Code, codes } from '../util/codes.ts';
import { QuorateError } from '../util/errors.ts';
import { nearest } from '../util/nearest.ts';
import { act } from './context.ts';
import { outputOption } from './options.ts';

interface Explanation {
  readonly code: string;
  readonly title: string;
  readonly remedy?: string;
  /** Exit code of a command that ends with it. */
  readonly exit?: number;
  /** Codes that end a command with this exit code. */
  readonly codes?: readonly string[];
}

export function explainCommand(): Command {
  return new Command('explain')
    .description(text().cli.explain.summary)
    .argument('<code>', text().cli.explain.argument)
    .addOption(outputOption())
    .action(
      act(async ({ show }, _options: object, code: string) => {
        show(explain(code), explanationText);
        return 0;
      }),
    );
}

function explain(wanted: string): Explanation {
  if (/^\d+$/.test(wanted)) return explainExit(Number(wanted));
  const code = wanted.toUpperCase();
  if (Object.hasOwn(codes, code)) return { code, ...codes[code as Code] };
  if (Object.hasOwn(healthCodes, code)) return { code, ...healthCodes[code as keyof typeof healthCodes] };
  const meant = nearest(code, [...Object.keys(codes), ...Object.keys(healthCodes)]);
  throw new QuorateError({
    code: 'USAGE',
    what: `${wanted} is not a code of Quorate`,
    remedy: meant ? `Did you mean ${meant}?` : 'Codes are printed beside every error, and by `quorate status`.',
  });
}

function explainExit(exit: number): Explanation {
  const title = text().cli.exits[exit];
  if (!title)
    throw new QuorateError({
      code: 'USAGE',
      what: `${exit} is not an exit code of Quorate`,
      remedy: `They are ${Object.keys(text().cli.exits).join(', ')}.`,
    });
  const ending = Object.entries(codes).filter(([, entry]) => entry.exit === exit);
  return { code: String(exit), title, codes: ending.map(([code]) => code) };
}

function explanationText({ code, title, remedy, exit, codes: ending = [] }: Explanation): string {
  const words = text().cli.explain;
  return [
    `${code}: ${title}`,
    ...(remedy ? ['', remedy] : []),
    ...(exit === undefined ? [] : ['', words.exit(exit)]),
    ...(ending.length > 0 ? ['', words.endsWith, ...ending.map((one) => `  ${one}  ${codes[one as Code].title}`)] : []),
  ].join('\n');
}
