import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import { text } from '../locale/text.ts';
import type { Problem } from '../util/errors.ts';

/** Deeper than anything in a cloud file. */
const deepest = 60;

/** What stands at `at` (offsets in the text) is YAML to the parser, and yet not what this file may hold. */
export interface Misuse extends Pick<Problem, 'what' | 'why' | 'remedy'> {
  readonly at: readonly [number, number];
}

/** Signs that no text file has, each where it stands first. */
export function signsMisused(content: string): Misuse[] {
  const words = text().cloud.syntax;
  const first = new Map<string, number>();
  for (const { 0: sign, index } of content.matchAll(/(?![\t\n\r])\p{Cc}|\r(?!\n)/gu))
    if (!first.has(sign)) first.set(sign, index);
  return [...first].map(([sign, index]) => ({
    at: [index, index + 1],
    ...(sign === '\r'
      ? { what: words.carriageReturn, remedy: words.endLines }
      : { what: words.control(codePoint(sign)), remedy: words.removeControl }),
  }));
}

/** U+0430 */
export function codePoint(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What means something else to YAML 1.1, refers to nothing or to itself, stands there twice, or needs a tag. */
export function documentMisused(document: Document, content: string, lineOf: (offset: number) => number): Misuse[] {
  const words = text().cloud.syntax;
  const found: Misuse[] = [];
  const version = /^(?:(?:#|%(?!YAML)|[ \t]*$).*\n)*(%YAML[ \t]+(?!1\.2\b).*)/.exec(content);
  if (version) {
    const start = version[0].length - version[1]!.length;
    found.push({
      at: [start, version[0].length],
      what: words.version,
      why: words.versionWhy,
      remedy: words.versionRemedy,
    });
  }
  const anchors = new Map<string, Node>();
  visit(document, (_, node, ancestors) => {
    const at = rangeOf(node);
    if (ancestors.length > deepest) {
      found.push({ at, what: words.messages.RESOURCE_EXHAUSTION!, remedy: words.remedies.RESOURCE_EXHAUSTION! });
      return visit.BREAK;
    }
    if (isTagged(node))
      found.push({
        at,
        what: words.tag(node.tag.replace(/^tag:yaml\.org,2002:/, '!!')),
        remedy: words.remedies.TAG_RESOLVE_FAILED!,
      });
    if (isAlias(node)) found.push(...aliasMisused(node, anchors.get(node.source)));
    else if (isNode(node) && node.anchor) anchors.set(node.anchor, node);
    if (isMap(node)) found.push(...keysMisused(node, lineOf));
    else if (isScalar(node)) found.push(...octal(node));
    return undefined;
  });
  return found;
}

function keysMisused(map: YAMLMap, lineOf: (offset: number) => number): Misuse[] {
  const words = text().cloud.syntax;
  const seen = new Map<string, number>();
  return map.items.flatMap(({ key }: Pair): Misuse[] => {
    const at = rangeOf(key);
    if (!isScalar(key)) return [{ at, what: words.complexKey, remedy: words.writeText }];
    if (key.value === '<<') return [{ at, what: words.merge, why: words.mergeWhy, remedy: words.mergeRemedy }];
    const name = String(key.value);
    const first = seen.get(name);
    if (first !== undefined) return [{ at, what: words.twice(name, lineOf(first)), remedy: words.keepOne }];
    seen.set(name, at[0]);
    return [];
  });
}

function octal(scalar: Scalar): Misuse[] {
  const { value, source = '', type } = scalar;
  if (type !== 'PLAIN' || typeof value !== 'number' || !/^[-+]?0\d+$/.test(source)) return [];
  const words = text().cloud.syntax;
  return [{ at: rangeOf(scalar), what: words.octal(source, value), remedy: words.octalRemedy(value) }];
}

/** `target` is what its name stood for last. */
function aliasMisused(alias: Alias, target: Node | undefined): Misuse[] {
  const words = text().cloud.syntax;
  const at = rangeOf(alias);
  if (!target) return [{ at, what: words.unknownAlias(alias.source), remedy: words.fewerAliases }];
  const within = at[0] < rangeOf(target)[1];
  return within ? [{ at, what: words.circular(alias.source), remedy: words.fewerAliases }] : [];
}

function isTagged(node: unknown): node is Node & { tag: string } {
  return typeof (node as { tag?: unknown } | null)?.tag === 'string';
}

/** Where a node stands; the beginning of the file for what stands nowhere. */
export function rangeOf(node: unknown, otherwise: [number, number] = [0, 1]): [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : otherwise;
}
