import { growTree, type Reading, type Spot, type Tree } from './directive.ts';

/** How two formats of words and braces differ. */
interface Grammar {
  /** Signs that begin a comment. */
  readonly comments: string;
  /** What ends a statement. */
  readonly end: '\n' | ';';
}

/** Reads words, quotes and blocks in braces: keepalived.conf and the files of DRBD. */
export function readBraces(content: string, grammar: Grammar): Reading {
  const tree = growTree();
  const statement = statementOf(tree);
  let [line, start] = [1, 0];
  for (let index = 0; index < content.length; index += 1) {
    const sign = content[index]!;
    const spot = { line, column: index - start + 1 };
    if (sign === '\n') {
      if (grammar.end === '\n') statement.end();
      line += 1;
      start = index + 1;
    } else if (grammar.comments.includes(sign)) index = lineEnd(content, index) - 1;
    else if (sign === '{') statement.open(spot);
    else if (sign === '}') {
      if (grammar.end === ';' && statement.begun()) tree.damage(spot, 'no-end');
      statement.end();
      statement.settle();
      tree.close(spot);
    } else if (sign === ';' && grammar.end === ';') statement.end();
    else if (sign === '\0') {
      tree.damage(spot, 'not-text');
      index = lineEnd(content, index) - 1;
    } else if (sign === '"') {
      const end = endOfQuote(content, index);
      if (end === undefined) tree.damage(spot, 'unclosed');
      const until = end ?? lineEnd(content, index);
      statement.word(content.slice(index + 1, until), spot);
      index = end ?? until - 1;
    } else if (!isBlank(sign)) {
      const until = endOfWord(content, index, grammar);
      statement.word(content.slice(index, until), spot);
      index = until - 1;
    }
  }
  if (grammar.end === ';' && statement.begun()) tree.damage(statement.begun()!, 'no-end');
  statement.end();
  statement.settle();
  return tree.done(true);
}

/** The statement in hand. A block may begin on the line after its words. */
function statementOf(tree: Tree) {
  let words: string[] = [];
  let spot: Spot | undefined;
  let waiting: { words: string[]; spot: Spot } | undefined;
  const take = () => {
    const taken = spot && { words, spot };
    [words, spot] = [[], undefined];
    return taken;
  };
  const settle = () => {
    if (waiting) tree.add({ ...waiting.spot, name: waiting.words[0]!, words: waiting.words.slice(1) });
    waiting = undefined;
  };
  return {
    begun: () => spot,
    word: (word: string, at: Spot) => {
      if (!spot) settle();
      spot ??= at;
      words.push(word);
    },
    end: () => {
      const taken = take();
      if (!taken) return;
      settle();
      waiting = taken;
    },
    open: (at: Spot) => {
      const head = take() ?? waiting ?? { words: [''], spot: at };
      waiting = undefined;
      tree.open({ ...head.spot, name: head.words[0]!, words: head.words.slice(1) });
    },
    settle,
  };
}

function isBlank(sign: string): boolean {
  return sign === ' ' || sign === '\t' || sign === '\r' || sign === '\n';
}

function lineEnd(content: string, from: number): number {
  const end = content.indexOf('\n', from);
  return end < 0 ? content.length : end;
}

/** A quote ends on its line. */
function endOfQuote(content: string, from: number): number | undefined {
  for (let index = from + 1; index < content.length && content[index] !== '\n'; index += 1) {
    if (content[index] === '\\' && content[index + 1] !== '\n') index += 1;
    else if (content[index] === '"') return index;
  }
  return undefined;
}

function endOfWord(content: string, from: number, { comments, end }: Grammar): number {
  let index = from + 1;
  while (index < content.length && !isBlank(content[index]!) && !'{}"\0'.includes(content[index]!)) {
    if ((end === ';' && content[index] === ';') || comments.includes(content[index]!)) break;
    index += 1;
  }
  return index;
}
