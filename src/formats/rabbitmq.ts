import { eachLine, growTree, indentOf, type Reading } from './directive.ts';

/** Reads rabbitmq.conf: `key = value`, a setting a line. Quotes around a value do not belong to it. */
export function readRabbitmqConf(content: string): Reading {
  const tree = growTree();
  eachLine(content, tree, (text, line) => {
    const trimmed = text.trim();
    const spot = { line, column: indentOf(text) };
    if (trimmed === '' || trimmed.startsWith('#')) return;
    const separator = trimmed.indexOf('=');
    if (separator <= 0) return tree.damage(spot, 'no-separator');
    const comment = trimmed.indexOf(' #', separator);
    const value = trimmed.slice(separator + 1, comment < 0 ? undefined : comment).trim();
    tree.add({ ...spot, name: trimmed.slice(0, separator).trim(), words: [value.replace(/^(['"])(.*)\1$/, '$2')] });
  });
  return tree.done(false);
}
