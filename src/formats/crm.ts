import { growTree, indentOf, type Reading } from './directive.ts';
import { wordsOf } from './words.ts';

/** Reads `crm configure` text: a statement a line, goes on after a backslash; a script's `crm configure` before it does not count. */
export function readCrm(content: string): Reading {
  const tree = growTree();
  const lines = content.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const first = lines[index]!;
    const line = index + 1;
    const parts = [];
    let part = first.trimEnd();
    while (part.endsWith('\\') && index + 1 < lines.length) {
      parts.push(part.slice(0, -1));
      part = lines[++index]!.trimEnd();
    }
    if (part.endsWith('\\')) tree.damage({ line: index + 1, column: part.length }, 'no-end');
    const text = [...parts, part].join(' ');
    const spot = { line, column: indentOf(first) };
    if (text.includes('\0')) tree.damage(spot, 'not-text');
    else if (text.trim() !== '' && !text.trimStart().startsWith('#')) {
      const { words, unclosed } = wordsOf(text);
      if (unclosed) tree.damage(spot, 'unclosed');
      const plain = words.map((word) => word.text);
      const [name = '', ...rest] = plain.slice(prefixOf(plain));
      tree.add({ ...spot, name, words: rest });
    }
  }
  return tree.done(false);
}

/** How many words before a statement only call the shell: `crm configure`, or `configure`. */
function prefixOf([first, second]: readonly string[]): number {
  if (first === 'crm') return second === 'configure' ? 2 : 1;
  return first === 'configure' && second !== undefined ? 1 : 0;
}
