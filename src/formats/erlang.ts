import { type Damaged, type Directive, growTree, type Reading, type Spot } from './directive.ts';

/** A term: what has items is a list, a tuple or a binary; the others are words. */
interface Term extends Spot {
  readonly kind: 'atom' | 'text' | '[' | '{' | '<';
  readonly text: string;
  readonly items: Term[];
}

const closing: Readonly<Record<string, Term['kind']>> = { ']': '[', '}': '{', '>': '<' };
/** More than rabbitmq.config has; the terms are walked by recursion. */
const deepest = 64;

/**
 * Reads Erlang terms such as rabbitmq.config. A tuple that begins with an atom is a setting: its other words are the setting's words, in
 * however many lists, and its own settings are within.
 */
export function readErlang(content: string): Reading {
  const { terms, damaged } = readTerms(content);
  return { directives: terms.flatMap(settingsIn), damaged };
}

function settingsIn(term: Term): Directive[] {
  return isSetting(term) ? [settingOf(term)] : term.items.flatMap(settingsIn);
}

function settingOf({ items: [head, ...rest], line, column }: Term): Directive {
  return { line, column, name: head!.text, words: rest.flatMap(wordsIn), within: rest.flatMap(settingsIn) };
}

function wordsIn(term: Term): string[] {
  if (isSetting(term)) return [];
  return term.items.length === 0 && (term.kind === 'atom' || term.kind === 'text')
    ? [term.text]
    : term.items.flatMap(wordsIn);
}

function isSetting({ kind, items }: Term): boolean {
  return kind === '{' && items.length > 1 && items[0]!.kind === 'atom';
}

function readTerms(content: string): { terms: Term[]; damaged: readonly Damaged[] } {
  const tree = growTree();
  const terms: Term[] = [];
  const open: Term[] = [];
  let [line, start, index, last] = [1, 0, 0, 0];
  const add = (term: Term) => (open.at(-1)?.items ?? terms).push(term);
  const spotAt = (offset: number): Spot => {
    for (; last < offset; last += 1)
      if (content[last] === '\n') {
        line += 1;
        start = last + 1;
      }
    return { line, column: offset - start + 1 };
  };
  while (index < content.length) {
    const sign = content[index]!;
    const begin = index;
    index += 1;
    if (' \t\r\n,.|'.includes(sign)) continue;
    const spot = spotAt(begin);
    if (sign === '%') index = orEnd(content.indexOf('\n', begin), content);
    else if (sign === '[' || sign === '{' || sign === '<') {
      const term: Term = { ...spot, kind: sign, text: '', items: [] };
      if (open.length >= deepest) {
        tree.damage(spot, 'too-deep');
        break;
      }
      add(term);
      open.push(term);
    } else if (closing[sign]) {
      if (open.at(-1)?.kind === closing[sign]) open.pop();
      else tree.damage(spot, 'unopened');
    } else if (sign === '"' || sign === "'") {
      const end = quoteEnd(content, begin, sign);
      if (end === undefined) tree.damage(spot, 'unclosed');
      index = (end ?? orEnd(content.indexOf('\n', begin), content) - 1) + 1;
      add({ ...spot, kind: sign === '"' ? 'text' : 'atom', text: content.slice(begin + 1, end ?? index), items: [] });
    } else if (isWord(sign)) {
      while (index < content.length && isWord(content[index]!)) index += 1;
      const text = content.slice(begin, index);
      add({ ...spot, kind: /^[a-z]/.test(text) ? 'atom' : 'text', text, items: [] });
    } else tree.damage(spot, 'no-separator');
  }
  for (const term of open) tree.damage(term, 'unclosed');
  return { terms, damaged: tree.done(false).damaged };
}

function isWord(sign: string): boolean {
  return /[\w@.+\-#/:*]/.test(sign) && sign !== '.';
}

function orEnd(offset: number, content: string): number {
  return offset < 0 ? content.length : offset;
}

/** A quote may hold what it is made of after a backslash, and ends on its line. */
function quoteEnd(content: string, from: number, quote: string): number | undefined {
  for (let index = from + 1; index < content.length && content[index] !== '\n'; index += 1) {
    if (content[index] === '\\' && content[index + 1] !== '\n') index += 1;
    else if (content[index] === quote) return index;
  }
  return undefined;
}
