import type { Directive } from '../../../formats/directive.ts';
import { type ConfigFile, placeIn } from '../config-file.ts';
import { type ClusterParts, everyOf, type Resource } from './cluster.ts';
import type { Setting } from './setting.ts';

/** Adds what a CIB, or a section of it, says. */
export function readCib(file: ConfigFile, parts: ClusterParts): void {
  for (const element of everyOf(file.reading.directives)) {
    const within = element.within ?? [];
    if (element.name === 'crm_config') addPairs(file, within, parts.properties);
    else if (element.name === 'rsc_defaults') addPairs(file, within, parts.defaults);
    else if (element.name === 'node') parts.nodes.push(element.attributes?.get('uname') ?? '');
    else if (element.name === 'primitive') parts.resources.push(resourceOf(file, element));
    else if (element.name.startsWith('rsc_')) addConstraint(file, element, parts);
  }
}

function resourceOf(file: ConfigFile, element: Directive): Resource {
  const attribute = (name: string) => element.attributes?.get(name);
  const pairs = (name: string) => {
    const found = new Map<string, Setting>();
    addPairs(
      file,
      (element.within ?? []).filter((one) => one.name === name),
      found,
    );
    return found;
  };
  const agent = [attribute('class'), attribute('provider'), attribute('type')].filter(Boolean).join(':');
  const operations = [...everyOf(element.within ?? [])].filter(({ name }) => name === 'op');
  return {
    id: attribute('id') ?? '',
    agent,
    parameters: pairs('instance_attributes'),
    meta: pairs('meta_attributes'),
    operations: operations.map((operation) => ({
      name: operation.attributes?.get('name') ?? '',
      settings: new Map(
        [...(operation.attributes ?? [])].map(([name, value]) => [name, { value, where: placeIn(file, operation) }]),
      ),
    })),
    where: placeIn(file, element),
  };
}

function addConstraint(file: ConfigFile, element: Directive, { constraints }: ClusterParts): void {
  const kind = element.name.slice('rsc_'.length);
  if (kind !== 'colocation' && kind !== 'order' && kind !== 'location') return;
  const attributes = element.attributes ?? new Map<string, string>();
  const named = ['rsc', 'with-rsc', 'first', 'then'].flatMap((name) => attributes.get(name) ?? []);
  const sets = [...everyOf(element.within ?? [])].flatMap(({ name, attributes: own }) =>
    name === 'resource_ref' ? (own?.get('id') ?? []) : [],
  );
  constraints.push({ id: attributes.get('id') ?? '', kind, of: [...named, ...sets], where: placeIn(file, element) });
}

function addPairs(file: ConfigFile, elements: readonly Directive[], to: Map<string, Setting>): void {
  for (const pair of everyOf(elements)) {
    const [name, value] = [pair.attributes?.get('name'), pair.attributes?.get('value')];
    if (pair.name === 'nvpair' && name !== undefined && value !== undefined)
      to.set(name, { value, where: placeIn(file, pair) });
  }
}
