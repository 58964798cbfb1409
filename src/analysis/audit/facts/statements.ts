import type { Directive } from '../../../formats/directive.ts';
import type { Place } from '../../../util/errors.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import type { ClusterParts, Resource } from './cluster.ts';
import type { Setting } from './setting.ts';

/** Adds what `crm configure` text says. */
export function readStatements(file: ConfigFile, parts: ClusterParts): void {
  for (const statement of file.reading.directives) {
    const where = placeIn(file, statement);
    const [id = '', ...rest] = statement.words;
    if (statement.name === 'node') parts.nodes.push(nodeName(statement));
    else if (statement.name === 'property') addPairs(statement.words, where, parts.properties);
    else if (statement.name === 'rsc_defaults') addPairs(statement.words, where, parts.defaults);
    else if (statement.name === 'primitive') parts.resources.push(resourceOf(id, rest, where));
    else if (statement.name === 'colocation' || statement.name === 'order' || statement.name === 'location')
      parts.constraints.push({ id, kind: statement.name, of: rest.flatMap(named), where });
  }
}

/** `node ctl1`, `node 1: ctl1`, `node $id="1" ctl1`. */
function nodeName({ words }: Directive): string {
  return words.find((word) => !word.endsWith(':') && !word.includes('=')) ?? '';
}

/** Resources that a word of a constraint names: `inf:` and roles are none. */
function named(word: string): string[] {
  const plain = word.replace(/[[\]()]/g, '');
  return plain === '' || plain.endsWith(':') || plain.includes('=') ? [] : [plain.replace(/:[A-Za-z]+$/, '')];
}

const keywords = new Set(['params', 'meta', 'op', 'operations', 'utilization']);

function resourceOf(id: string, [agent = '', ...words]: readonly string[], where: Place): Resource {
  const parameters = new Map<string, Setting>();
  const meta = new Map<string, Setting>();
  const operations: { name: string; settings: Map<string, Setting> }[] = [];
  let to = parameters;
  let afterOp = false;
  for (const word of words) {
    if (keywords.has(word)) {
      to = word === 'meta' ? meta : parameters;
      afterOp = word === 'op';
      if (afterOp) to = new Map();
    } else if (afterOp) {
      operations.push({ name: word, settings: to });
      afterOp = false;
    } else addPairs([word], where, to);
  }
  return { id, agent, parameters, meta, operations, where };
}

function addPairs(words: readonly string[], where: Place, to: Map<string, Setting>): void {
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals > 0) to.set(word.slice(0, equals), { value: word.slice(equals + 1), where });
  }
}
