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
    tree.add({
      ...spot,
      name: trimmed.slice(0, separator).trim(),
      words: [unquoted(trimmed.slice(separator + 1).trim())],
    });
  });
  return tree.done(false);
}

/** Without its quotes, or without the comment behind it. */
function unquoted(text: string): string {
  const end = text.startsWith("'") || text.startsWith('"') ? text.indexOf(text[0]!, 1) : -1;
  if (end > 0) return text.slice(1, end);
  const comment = text.indexOf(' #');
  return comment < 0 ? text : text.slice(0, comment).trimEnd();
}
