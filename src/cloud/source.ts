import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import type { Problem } from '../util/errors.ts';
import { QuorateError, throwProblems } from '../util/errors.ts';
import { snippet } from './snippet.ts';

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
export function readSource(text: string, name: string): Source {
  if (text.length > mostBytes)
    throw new QuorateError({
      code: 'CLOUD_TOO_LARGE',
      what: `${name} has ${text.length} characters; ${mostBytes} is the most`,
      where: { name },
    });
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const lines = text.split(/\r?\n/);
  const spotAt = (start: number, end: number): Spot => {
    const { line, col } = counter.linePos(start);
    return { where: { name, line, column: col }, detail: snippet(lines[line - 1] ?? '', line, col, end - start) };
  };
  // The first error of a line; the others are its echoes.
  const problems = document.errors.map((error) => syntaxProblem(error, lines, spotAt(...error.pos)));
  throwProblems(problems.filter(({ where }, index) => index === 0 || where?.line !== problems[index - 1]?.where?.line));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    throw new QuorateError({ code: 'CLOUD_EMPTY', what: `${name} declares nothing`, where: { name } });
  }
  return {
    value: withoutNulls(toValue(document, spotAt(0, 1))),
    spot: (path, part = 'value') => spotAt(...rangeOf(document, path, part)),
  };
}

function toValue(document: Document, spot: Spot): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new QuorateError({
      code: 'CLOUD_SYNTAX',
      what: error instanceof Error ? error.message : 'aliases cannot be resolved',
      ...spot,
      remedy: 'Use fewer aliases, or write the values out.',
    });
  }
}

function syntaxProblem(
  { code, message }: { code: string; message: string },
  lines: readonly string[],
  spot: Spot,
): Problem {
  const line = lines[(spot.where.line ?? 1) - 1] ?? '';
  const remedy =
    remedies[code] ??
    (/[\w.]\[\d+-\d+\]/.test(line) ? 'Inside { } a range needs quotes: "10.77.4.[1-100]".' : undefined);
  return { code: 'CLOUD_SYNTAX', what: message.replace(/\.$/, ''), ...spot, ...(remedy ? { remedy } : {}) };
}

const remedies: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  DUPLICATE_KEY: 'Keep one of the two.',
  MULTIPLE_DOCS: 'One file declares one cloud: remove the line --- and what follows.',
};

/** A key without a value is as good as absent: a section whose lines are all commented out. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === null ? [] : [[key, withoutNulls(one)]])),
  );
}

function rangeOf(document: Document, path: Path, part: 'key' | 'value'): [number, number] {
  let node: unknown = document.contents;
  let found = rangeOfNode(node, [0, 1]);
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const pair: Pair | undefined = isMap(node)
      ? node.items.find(({ key }) => (isScalar(key) ? String(key.value) : key) === String(step))
      : undefined;
    const next = pair ? pair.value : isSeq(node) ? node.items[Number(step)] : undefined;
    if (!pair && !next) break;
    const last = index === path.length - 1;
    found = rangeOfNode(pair && (!next || (last && part === 'key') || !isScalar(next)) ? pair.key : next, found);
    node = next;
  }
  return found;
}

function rangeOfNode(node: unknown, otherwise: [number, number]): [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : otherwise;
}
