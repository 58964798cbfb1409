import { eachLine, growTree, indentOf, type Reading } from './directive.ts';

/** A value: one line, several lines under the same key (oslo.config's MultiStr), or none (`[mysqld] skip-name-resolve`). */
export type IniValue = string | number | boolean | readonly string[] | null;

/** Sections by name, in order. */
export type Ini = Readonly<Record<string, Readonly<Record<string, IniValue>>>>;

/** Writes oslo.config and my.cnf files: `key = value`, repeated keys kept, nothing escaped (both read values literally). */
export function writeIni(ini: Ini): string {
  return Object.entries(ini)
    .map(([section, keys]) => `[${section}]\n${Object.entries(keys).flatMap(lines).join('\n')}\n`)
    .join('\n');
}

function lines([key, value]: [string, IniValue]): string[] {
  if (value === null) return [key];
  const values = Array.isArray(value) ? value : [value];
  return values.map((one) => `${key} = ${one}`);
}

/**
 * `oslo`: an indented line goes on with the value before, a key needs a value · `mysql`: a key may stand alone, `#` after a blank begins a
 * comment, `!includedir` is a directive of its own.
 */
type IniDialect = 'oslo' | 'mysql';

/** Reads oslo.config and my.cnf files: each section, as often as it stands there, with its keys within. Quotes stay: oslo.config keeps them. */
export function readIni(content: string, dialect: IniDialect): Reading {
  const tree = growTree();
  let before: { readonly words: string[] } | undefined;
  eachLine(content, tree, (text, line) => {
    const trimmed = text.trim();
    const spot = { line, column: indentOf(text) };
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) {
      if (trimmed === '') before = undefined;
      return;
    }
    if (dialect === 'oslo' && spot.column > 1 && before) {
      before.words.push(trimmed);
      return;
    }
    before = undefined;
    if (trimmed.startsWith('[')) {
      const end = trimmed.indexOf(']');
      tree.closeAll();
      if (end < 0) tree.damage(spot, 'unclosed');
      tree.open({ ...spot, name: trimmed.slice(1, end < 0 ? undefined : end).trim(), words: [] });
      return;
    }
    if (trimmed.startsWith('!') && dialect === 'mysql') {
      const [name = '', ...words] = trimmed.split(/\s+/);
      tree.add({ ...spot, name, words });
      return;
    }
    const separator = trimmed.search(dialect === 'oslo' ? /[=:]/ : /=/);
    if (!tree.isOpen()) tree.damage(spot, 'outside');
    else if (separator > 0) {
      const value = trimmed.slice(separator + 1).trim();
      before = { words: [dialect === 'mysql' ? withoutComment(value) : value] };
      tree.add({ ...spot, name: trimmed.slice(0, separator).trim(), words: before.words });
    } else if (dialect === 'mysql' && separator < 0) tree.add({ ...spot, name: withoutComment(trimmed), words: [] });
    else tree.damage(spot, 'no-separator');
  });
  return tree.done(false);
}

function withoutComment(value: string): string {
  const comment = /\s#/.exec(value)?.index;
  return (comment === undefined ? value : value.slice(0, comment)).trimEnd();
}
