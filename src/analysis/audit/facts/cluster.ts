import type { Directive } from '../../../formats/directive.ts';
import type { Place } from '../../../util/errors.ts';
import type { ConfigFile } from '../config-file.ts';
import { readCib } from './cib.ts';
import { byHost, type Setting, type Settings } from './setting.ts';
import { readStatements } from './statements.ts';

/** What Pacemaker is told, from a CIB or from `crm configure` text. */
export interface Cluster {
  readonly host: string;
  readonly where: Place;
  readonly nodes: readonly string[];
  readonly properties: Settings;
  readonly defaults: Settings;
  readonly resources: readonly Resource[];
  readonly constraints: readonly Constraint[];
}

export interface Resource {
  readonly id: string;
  /** `ocf:heartbeat:IPaddr2`, `systemd:haproxy`, `stonith:fence_ipmilan`. */
  readonly agent: string;
  readonly parameters: Settings;
  readonly meta: Settings;
  /** Of each operation, its name and its settings. */
  readonly operations: readonly { readonly name: string; readonly settings: Settings }[];
  readonly where: Place;
}

export interface Constraint {
  readonly id: string;
  readonly kind: 'colocation' | 'order' | 'location';
  /** Resources that it names. */
  readonly of: readonly string[];
  readonly where: Place;
}

/** A part of a cluster, while files are gathered. */
export interface ClusterParts {
  readonly nodes: string[];
  readonly properties: Map<string, Setting>;
  readonly defaults: Map<string, Setting>;
  readonly resources: Resource[];
  readonly constraints: Constraint[];
}

/** The cluster that each host's files tell of: its CIB may be in sections, a file each. */
export function clustersOf(files: readonly ConfigFile[]): Cluster[] {
  return byHost(files, (host, own) => {
    const parts: ClusterParts = {
      nodes: [],
      properties: new Map(),
      defaults: new Map(),
      resources: [],
      constraints: [],
    };
    for (const file of own) (file.kind === 'cib' ? readCib : readStatements)(file, parts);
    return { host, where: { name: own[0]!.name }, ...parts };
  });
}

/** Every directive of a tree, the outer before the inner. */
export function* everyOf(directives: readonly Directive[]): Iterable<Directive> {
  for (const one of directives) {
    yield one;
    if (one.within) yield* everyOf(one.within);
  }
}
