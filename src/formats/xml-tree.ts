import { growTree, type Reading, type Spot, type Tree } from './directive.ts';

/**
 * Reads XML to elements with their places, as far as it goes: for files that somebody else wrote, and may have cut short. Text is an
 * element's words. What is whole is read by `readXml`.
 */
export function readXmlTree(source: string): Reading {
  const tree = growTree();
  const spotAt = spots(source);
  let index = 0;
  while (index < source.length) {
    const open = source.indexOf('<', index);
    if (open < 0) break;
    const spot = spotAt(open);
    const skipped = skippable.find(([begin]) => source.startsWith(begin, open));
    const end = skipped ? source.indexOf(skipped[1], open) : tagEnd(source, open);
    if (end === undefined || end < 0) {
      tree.damage(spot, 'unclosed');
      // What follows a broken tag may be whole.
      index = open + 1;
      if (skipped) break;
      continue;
    }
    index = end + (skipped?.[1].length ?? 1);
    if (skipped) continue;
    const tag = source.slice(open + 1, end);
    if (tag.startsWith('/')) tree.close(spot, tag.slice(1).trim());
    else grow(tree, spot, tag, textAfter(source, index));
  }
  return tree.done(true);
}

function grow(tree: Tree, spot: Spot, tag: string, text: string): void {
  const alone = tag.endsWith('/');
  const [name = ''] = tag.split(/[\s/]/, 1);
  if (!/^[\w:.-]+$/.test(name)) {
    tree.damage(spot, 'no-separator');
    return;
  }
  const element = { ...spot, name, words: text && !alone ? [decode(text)] : [], attributes: attributesOf(tag) };
  if (alone) tree.add(element);
  else tree.open(element);
}

const skippable = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<!', '>'],
] as const;

/** Where the tag ends that begins at `from`; undefined where another begins first. Quotes may hold `>`. */
function tagEnd(source: string, from: number): number | undefined {
  let quote = '';
  for (let index = from + 1; index < source.length; index += 1) {
    const sign = source[index]!;
    if (sign === '<') return undefined;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return index;
  }
  return undefined;
}

function textAfter(source: string, from: number): string {
  const next = source.indexOf('<', from);
  return source.slice(from, next < 0 ? from : next).trim();
}

/** By the equals signs, for a pattern would try every letter of a long word as its beginning. */
function attributesOf(tag: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  let index = 0;
  for (;;) {
    const equals = tag.indexOf('=', index);
    const quote = tag[equals + 1];
    const end = equals < 0 || (quote !== '"' && quote !== "'") ? -1 : tag.indexOf(quote, equals + 2);
    if (equals < 0) return attributes;
    if (end < 0) index = equals + 1;
    else {
      const [name = ''] = tag.slice(index, equals).trim().split(/\s+/).slice(-1);
      attributes.set(name, decode(tag.slice(equals + 2, end)));
      index = end + 1;
    }
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return entities[name] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** Places of offsets that only grow. */
function spots(source: string): (offset: number) => Spot {
  let [line, start, next] = [1, 0, source.indexOf('\n')];
  return (offset) => {
    for (; next >= 0 && next < offset; next = source.indexOf('\n', start)) {
      line += 1;
      start = next + 1;
    }
    return { line, column: offset - start + 1 };
  };
}
