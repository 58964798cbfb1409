import { type Directive, eachLine, growTree, indentOf, type Reading } from './directive.ts';
import { wordsOf } from './words.ts';

/** Variables of /etc/sysconfig/memcached, and the options that they become. */
const variables: Readonly<Record<string, string>> = { PORT: '-p', USER: '-u', MAXCONN: '-c', CACHESIZE: '-m' };

/** What Debian's own start script reads besides options. */
const debian = new Set(['logfile', 'verbose', 'user']);

/** Reads memcached.conf of Debian (an option a line) or /etc/sysconfig/memcached of Red Hat: options with their values. */
export function readMemcached(content: string): Reading {
  const tree = growTree();
  eachLine(content, tree, (text, line) => {
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const spot = { line, column: indentOf(text) };
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(trimmed) ?? [];
    const { words, unclosed } = wordsOf(name === undefined ? trimmed : value);
    if (unclosed) tree.damage(spot, 'unclosed');
    const plain = words.map((word) => word.text);
    if (name === 'OPTIONS') for (const one of options(plain.join(' ').split(/\s+/), spot)) tree.add(one);
    else if (name !== undefined) tree.add({ ...spot, name: variables[name] ?? name, words: plain });
    else if (trimmed.startsWith('-')) for (const one of options(plain, spot)) tree.add(one);
    else if (debian.has(plain[0] ?? '')) tree.add({ ...spot, name: plain[0]!, words: plain.slice(1) });
    else tree.damage(spot, 'no-separator');
  });
  return tree.done(false);
}

/** `-l 10.0.0.1 -U 0`, `-l10.0.0.1` and `--listen=10.0.0.1` to options with their values. */
function options(words: readonly string[], spot: { line: number; column: number }): Directive[] {
  const found: (Directive & { words: string[] })[] = [];
  for (const word of words.filter(Boolean)) {
    const [, name, value] = /^(-\w|--[\w-]+)=?(.*)$/.exec(word) ?? [];
    if (name !== undefined) found.push({ ...spot, name, words: value ? [value] : [] });
    else found.at(-1)?.words.push(word);
  }
  return found;
}
