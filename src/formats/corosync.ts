import { eachLine, growTree, indentOf, type Reading } from './directive.ts';

/** A block of corosync.conf: keys, and blocks within; a list repeats the block. */
export interface CorosyncBlock {
  readonly [key: string]: string | number | CorosyncBlock | readonly CorosyncBlock[];
}

/** Writes corosync.conf. A `{` must end its line: Corosync refuses one-line blocks. */
export function writeCorosync(conf: CorosyncBlock, indent = ''): string {
  return Object.entries(conf)
    .map(([key, value]) => {
      if (typeof value !== 'object') return `${indent}${key}: ${value}\n`;
      const blocks = Array.isArray(value) ? value : [value];
      return blocks.map((block) => `${indent}${key} {\n${writeCorosync(block, `${indent}  `)}${indent}}\n`).join('');
    })
    .join('');
}

/** Reads corosync.conf: `name {` and `}` have a line each, everything else is `key: value`. */
export function readCorosync(content: string): Reading {
  const tree = growTree();
  eachLine(content, tree, (text, line) => {
    const trimmed = text.trim();
    const spot = { line, column: indentOf(text) };
    if (trimmed === '' || trimmed.startsWith('#')) return;
    if (trimmed === '}') return tree.close(spot);
    const brace = trimmed.indexOf('{');
    const colon = trimmed.indexOf(':');
    if (brace >= 0 && (colon < 0 || brace < colon)) {
      if (brace === trimmed.length - 1) tree.open({ ...spot, name: trimmed.slice(0, brace).trim(), words: [] });
      else tree.damage(spot, 'no-end');
    } else if (colon > 0)
      tree.add({ ...spot, name: trimmed.slice(0, colon).trim(), words: [trimmed.slice(colon + 1).trim()] });
    else tree.damage(spot, 'no-separator');
  });
  return tree.done(true);
}
