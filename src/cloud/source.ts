import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { text } from '../locale/text.ts';
import type { Problem } from '../util/errors.ts';
import { QuorateError, throwProblems } from '../util/errors.ts';
import { snippet } from './snippet.ts';
import { documentMisused, type Misuse, rangeOf, signsMisused } from './syntax.ts';

export type Path = readonly (string | number)[];

/** Where something stands in the file, with its line to show. */
type Spot = Required<Pick<Problem, 'where' | 'detail'>>;

/** A parsed file that knows where everything in it stands. */
export interface Source {
  readonly value: unknown;
  /** Where the value at a path stands, or its key; the nearest thing above it when it is not there. */
  spot(path: Path, part?: 'key' | 'value'): Spot;
}

/** More than any cloud.yaml has; the parser's time grows with it. */
export const mostBytes = 1024 * 1024;

/** Parses YAML 1.2. Throws CLOUD_TOO_LARGE, CLOUD_EMPTY or every CLOUD_SYNTAX at once. */
export function readSource(content: string, name: string): Source {
  const words = text().cloud.file;
  if (content.length > mostBytes)
    throw new QuorateError({
      code: 'CLOUD_TOO_LARGE',
      what: words.tooLarge(name, content.length, mostBytes),
      where: { name },
    });
  const counter = new LineCounter();
  // Keys are compared below: the parser compares each with each, which takes minutes in a large file.
  const document = parseDocument(content, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  });
  const lines = content.split(/\r?\n/);
  const spotAt = (start: number, end: number): Spot => {
    const { line, col } = counter.linePos(start);
    return { where: { name, line, column: col }, detail: snippet(lines[line - 1] ?? '', line, col, end - start) };
  };
  const misuseProblem = ({ at, ...misuse }: Misuse): Problem => ({ code: 'CLOUD_SYNTAX', ...misuse, ...spotAt(...at) });
  const signs = signsMisused(content);
  // What a stray sign does to the parser is only its echo.
  throwProblems(signs.map(misuseProblem));
  const lineOf = (offset: number) => counter.linePos(offset).line;
  const problems = [
    // Nested too deeply: where that is depends on the stack of the parser, so it is told below.
    ...document.errors
      .filter(({ code }) => code !== 'RESOURCE_EXHAUSTION')
      .map((error) => syntaxProblem(error, lines, spotAt(...error.pos))),
    ...documentMisused(document, content, lineOf).map(misuseProblem),
  ];
  throwProblems(firstOfEachLine(problems));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new QuorateError({ code: 'CLOUD_EMPTY', what: words.empty(name), where: { name } });
  }
  return {
    value: withoutNulls(toValue(document, spotAt(0, 1))),
    spot: (path, part = 'value') => spotAt(...find(document, path, part)),
  };
}

/** The first error of a line; the others are its echoes. In the order of the file. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  const byLine = new Map<number, Problem>();
  for (const problem of problems) {
    const line = problem.where?.line ?? 0;
    if (!byLine.has(line)) byLine.set(line, problem);
  }
  return [...byLine].sort(([one], [other]) => one - other).map(([, problem]) => problem);
}

function toValue(document: Document, spot: Spot): unknown {
  const words = text().cloud.syntax;
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // The parser's way to refuse a bomb of aliases.
    if (!(error instanceof ReferenceError)) throw error;
    throw new QuorateError({ code: 'CLOUD_SYNTAX', what: words.manyAliases, ...spot, remedy: words.fewerAliases });
  }
}

function syntaxProblem(
  { code, message }: { code: string; message: string },
  lines: readonly string[],
  spot: Spot,
): Problem {
  const words = text().cloud.syntax;
  const line = lines[(spot.where.line ?? 1) - 1] ?? '';
  const remedy = words.remedies[code] ?? (/[\w.]\[\d+-\d+\]/.test(line) ? words.quotes : undefined);
  const what = words.messages[code] ?? message.replace(/\.$/, '');
  return { code: 'CLOUD_SYNTAX', what, ...spot, ...(remedy ? { remedy } : {}) };
}

/** A key without a value is as good as absent: a section whose lines are all commented out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

/** The pairs of a map by key, made once: a file of a thousand mistakes looks each of them up. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = pairsByMap.get(map);
  if (known) return known;
  const pairs = new Map(map.items.map((pair) => [String(isScalar(pair.key) ? pair.key.value : pair.key), pair]));
  pairsByMap.set(map, pairs);
  return pairs;
}

const pairsByMap = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function find(document: Document, path: Path, part: 'key' | 'value'): [number, number] {
  let node: unknown = document.contents;
  let found = rangeOf(node);
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? pairsOf(node).get(String(step)) : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (!pair && !next) break;
    const last = index === path.length - 1;
    found = rangeOf(pair && (!next || (last && part === 'key') || !isScalar(next)) ? pair.key : next, found);
    node = next;
  }
  return found;
}
