import { eachLine, growTree, type Reading } from './directive.ts';
import { wordsOf } from './words.ts';

/** A section of haproxy.cfg: its keyword and name, and its directives, one a line. */
export interface HaproxySection {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Writes haproxy.cfg. */
export function writeHaproxy(sections: readonly HaproxySection[]): string {
  return sections.map(({ head, lines }) => `${head}\n${lines.map((line) => `  ${line}\n`).join('')}`).join('\n');
}

/** Milliseconds in HAProxy's notation, in the largest unit that is exact. */
export function haproxyTime(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}m`;
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

/** Words that begin a section, of HAProxy 1.4 to 3.x. */
const haproxySections: ReadonlySet<string> = new Set([
  ...['global', 'defaults', 'listen', 'frontend', 'backend', 'userlist', 'peers', 'resolvers', 'mailers', 'program'],
  ...['http-errors', 'cache', 'ring', 'log-forward', 'log-profile', 'fcgi-app', 'crt-store', 'traces', 'acme'],
]);

/** Reads haproxy.cfg, or a fragment of it: each section with its directives within. */
export function readHaproxy(content: string): Reading {
  const tree = growTree();
  eachLine(content, tree, (text, line) => {
    const { words, unclosed } = wordsOf(text, '#');
    const [first, ...rest] = words;
    if (unclosed) tree.damage({ line, column: unclosed }, 'unclosed');
    // `.if` and its like are for HAProxy's own pre-processor.
    if (!first || first.text.startsWith('.')) return;
    const directive = { line, column: first.column, name: first.text, words: rest.map((word) => word.text) };
    if (haproxySections.has(first.text)) {
      tree.closeAll();
      tree.open(directive);
    } else if (tree.isOpen()) tree.add(directive);
    else tree.damage(directive, 'outside');
  });
  return tree.done(false);
}

/** Milliseconds of a time in HAProxy's notation, which are milliseconds where it has no unit; undefined for what is none. */
export function haproxyMs(time: string): number | undefined {
  const [, number, unit = 'ms'] = /^(\d+)(us|ms|s|m|h|d)?$/.exec(time) ?? [];
  return number === undefined ? undefined : Number(number) * units[unit]!;
}

const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
