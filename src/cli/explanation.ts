import { patienceFor } from '../health/memory.ts';
import { codeText } from '../locale/codes.ts';
import { text } from '../locale/text.ts';
import { type Code, codes } from '../util/codes.ts';
import { QuorateError } from '../util/errors.ts';
import { type FindingCode, findingCodes } from '../util/finding-codes/index.ts';
import { type HealthCode, healthCodes } from '../util/health-codes.ts';
import { nearest } from '../util/nearest.ts';

export interface Explanation {
  readonly code: string;
  readonly title: string;
  /** What users notice. */
  readonly means?: string;
  readonly remedy?: string;
  /** Who says so: a guide, a manual, a measurement. */
  readonly source?: string;
  /** Seconds that a warning must last before `status` counts it. */
  readonly lasts?: number;
  /** Exit code of a command that ends with it. */
  readonly exit?: number;
  /** Codes that end a command with this exit code. */
  readonly codes?: readonly string[];
}

/** What a code or an exit code means. Throws USAGE for what is neither. */
export function explain(wanted: string): Explanation {
  if (/^\d+$/.test(wanted)) return explainExit(Number(wanted));
  const code = wanted.toUpperCase();
  if (Object.hasOwn(codes, code)) return { code, exit: codes[code as Code].exit, ...codeText(code as Code) };
  if (Object.hasOwn(healthCodes, code)) return explainHealth(code as HealthCode);
  if (Object.hasOwn(findingCodes, code)) {
    const found = code as FindingCode;
    return { code, ...codeText(found), source: findingCodes[found].source };
  }
  const words = text().usage;
  const meant = nearest(code, Object.keys({ ...codes, ...healthCodes, ...findingCodes }));
  throw new QuorateError({
    code: 'USAGE',
    what: words.noCode(wanted),
    remedy: meant ? words.meant(meant) : words.whereCodes,
  });
}

function explainHealth(code: HealthCode): Explanation {
  const lasts = patienceFor(code) / 1000;
  return { code, ...codeText(code), ...(lasts > 0 ? { lasts } : {}) };
}

function explainExit(exit: number): Explanation {
  const words = text();
  const title = words.cli.exits[exit];
  if (!title)
    throw new QuorateError({
      code: 'USAGE',
      what: words.usage.noExit(exit),
      remedy: words.usage.exits(Object.keys(words.cli.exits).join(', ')),
    });
  const ending = Object.entries(codes).filter(([, entry]) => entry.exit === exit);
  return { code: String(exit), title, codes: ending.map(([code]) => code) };
}

export function explanationText({
  code,
  title,
  means,
  remedy,
  source,
  lasts,
  exit,
  codes: ending = [],
}: Explanation): string {
  const words = text().cli.explain;
  const width = Math.max(0, ...ending.map((one) => one.length)) + 2;
  return [
    `${code}: ${title}`,
    ...(means ? ['', means] : []),
    ...(remedy ? ['', remedy] : []),
    ...(source ? ['', words.source(source)] : []),
    ...(lasts === undefined ? [] : ['', text().status.lasts(lasts)]),
    ...(exit === undefined ? [] : ['', words.exit(exit)]),
    ...(ending.length > 0
      ? ['', words.endsWith, ...ending.map((one) => `  ${one.padEnd(width)}${codeText(one as Code).title}`)]
      : []),
  ].join('\n');
}
