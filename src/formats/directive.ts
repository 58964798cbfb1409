/** Where something stands in a file. Both count from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** What a file says at one place: a name, the words after it, and for a block or a section what is within. All formats are read to these. */
export interface Directive extends Spot {
  readonly name: string;
  readonly words: readonly string[];
  /** Of an XML element. */
  readonly attributes?: ReadonlyMap<string, string>;
  readonly within?: readonly Directive[];
}

/**
 * `unclosed`: a block, quote or tag without its end · `unopened`: an end without its beginning · `no-separator`: neither a setting nor a
 * block · `outside`: before any section · `no-end`: a statement without its mark of end · `not-text`: bytes that are no text · `too-deep`:
 * more levels than any daemon reads.
 */
export type Damage = 'unclosed' | 'unopened' | 'no-separator' | 'outside' | 'no-end' | 'not-text' | 'too-deep';

/** A part that could not be read. The rest was. */
export interface Damaged extends Spot {
  readonly what: Damage;
}

export interface Reading {
  readonly directives: readonly Directive[];
  readonly damaged: readonly Damaged[];
}

/** Far more than any of these files has; what walks a tree may recurse. */
const deepest = 64;

/** A file that is damaged in more places is no such file: nobody reads on. */
const mostDamage = 100;

/** Grows the tree of a file while it is scanned. */
export interface Tree {
  /** Into the innermost open block. */
  add(directive: Directive): void;
  open(directive: Omit<Directive, 'within'>): void;
  /** Ends the innermost block; with a name, the innermost of that name and what is open in it. */
  close(spot: Spot, name?: string): void;
  /** Ends all blocks: a section begins. */
  closeAll(): void;
  isOpen(): boolean;
  damage(spot: Spot, what: Damage): void;
  /** What is still open is damaged, where it was opened, unless the format needs no end. */
  done(needsEnd: boolean): Reading;
}

export function growTree(): Tree {
  const root: Directive[] = [];
  const damaged: Damaged[] = [];
  const opened: (Directive & { readonly within: Directive[] })[] = [];
  let buried = 0;
  const damage = ({ line, column }: Spot, what: Damage) => {
    if (damaged.length < mostDamage) damaged.push({ line, column, what });
  };
  const add = (directive: Directive) => {
    if (buried === 0) (opened.at(-1)?.within ?? root).push(directive);
  };
  const closeNamed = (spot: Spot, name: string) => {
    const index = opened.findLastIndex((one) => one.name === name);
    if (index < 0) damage(spot, 'unopened');
    else for (const one of opened.splice(index).slice(1)) damage(one, 'unclosed');
  };
  return {
    add,
    damage,
    open: (directive) => {
      if (opened.length === deepest && buried === 0) damage(directive, 'too-deep');
      if (opened.length === deepest) {
        buried += 1;
        return;
      }
      const block = { ...directive, within: [] };
      add(block);
      opened.push(block);
    },
    close: (spot, name) => {
      if (buried > 0) buried -= 1;
      else if (name !== undefined) closeNamed(spot, name);
      else if (!opened.pop()) damage(spot, 'unopened');
    },
    closeAll: () => {
      opened.length = 0;
      buried = 0;
    },
    isOpen: () => opened.length > 0,
    done: (needsEnd) => {
      if (needsEnd) for (const one of opened) damage(one, 'unclosed');
      return { directives: root, damaged };
    },
  };
}

/** Calls for every line that is text, without its end; the others are damage. */
export function eachLine(content: string, tree: Tree, take: (text: string, line: number) => void): void {
  for (const [index, whole] of content.split('\n').entries()) {
    const text = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    const column = text.indexOf('\0');
    if (column >= 0) tree.damage({ line: index + 1, column: column + 1 }, 'not-text');
    else take(text, index + 1);
  }
}

/** The column of the first character that is no blank. */
export function indentOf(text: string): number {
  return text.length - text.trimStart().length + 1;
}
