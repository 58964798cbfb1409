import type { Design } from '../../../analysis/rule.ts';
import type { Named, Survival } from '../../../analysis/survival.ts';
import { text } from '../../../locale/text.ts';
import { type StopLine, stopLines } from '../stops.ts';

/** What is drawn: services as rows, hosts as columns, what hosts share as bars below them. */
export interface Topology {
  readonly cloud: string;
  readonly capabilities: readonly { readonly name: string; readonly rows: readonly number[] }[];
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** Hosts beyond the columns, and those that carry nothing that a capability needs. */
  readonly others: readonly string[];
  readonly bars: readonly Bar[];
  readonly stops: readonly TopologyStop[];
}

export interface Row {
  readonly service: string;
  readonly need: number;
  readonly of: number;
  /** By column: whether a member is there, and can do its work. */
  readonly members: readonly ('able' | 'unable' | undefined)[];
}

export interface Column {
  readonly host: string;
  readonly fencing: string;
  readonly mark: Mark;
}

/** A failure domain, or a network to power switches, over the columns that share it. */
export interface Bar extends Named {
  readonly columns: readonly number[];
  readonly mark: Mark;
}

/** Whether something stops when this fails: by itself, or in which of the pairs. */
export interface Mark {
  readonly alone: boolean;
  readonly pairs: readonly string[];
}

/** A line of the list below the picture. Pairs have a letter, which what is in them is marked with. */
export interface TopologyStop extends StopLine {
  readonly letter?: string;
  readonly capabilities: readonly string[];
}

/** Columns that can be read; a cloud with more controllers is told of beside them. */
const mostColumns = 16;

export function topologyOf(design: Design, survival: Survival): Topology {
  const stops = stopsOf(survival);
  const mark = markOf(stops);
  const hosts = design.hosts.slice(0, mostColumns);
  const declared = new Map(design.cloud.hosts.map((host) => [host.name, host]));
  const conditions = design.conditions.filter(({ of }) => of === 'members');
  return {
    cloud: design.cloud.name,
    capabilities: design.capabilities.map(({ name, conditions: own }) => ({
      name,
      rows: conditions.flatMap((condition, index) => (own.includes(condition) ? [index] : [])),
    })),
    rows: conditions.map(({ group: { service, view }, gate }) => {
      const members = new Map(view.members.map((member) => [member.host, service.able?.(view, member) ?? true]));
      return {
        service: service.id,
        need: gate.need,
        of: view.members.length,
        members: hosts.map((host) => (members.has(host) ? (members.get(host) ? 'able' : 'unable') : undefined)),
      };
    }),
    columns: hosts.map((host) => ({
      host,
      fencing: declared
        .get(host)!
        .fence.map(({ agent }) => agent)
        .join(' › '),
      mark: mark({ kind: 'host', name: host }),
    })),
    others: othersOf(design, hosts),
    bars: design.structure.elements.flatMap((element) => {
      const { kind, name } = element;
      const columns = hosts.flatMap((host, index) => (touches(design, element, host) ? [index] : []));
      if (kind === 'host' || columns.length === 0) return [];
      // What takes down one host does what that host's death does.
      const [only, ...more] = design.downBy(element);
      const inherited = only && more.length === 0 ? [mark({ kind: 'host', name: only })] : [];
      return [{ kind, name, columns, mark: joined([mark(element), ...inherited]) }];
    }),
    stops,
  };
}

function touches({ cloud, structure }: Design, { kind, name }: Named, host: string): boolean {
  if (kind !== 'network') return cloud.hosts.find((one) => one.name === host)!.domains[kind]?.includes(name) ?? false;
  return structure
    .fencing(host)
    .of.some(
      (level) => 'of' in level && level.of.some((part) => 'name' in part && part.kind === kind && part.name === name),
    );
}

/** 3 × controller, 100 × compute: hosts that are not drawn, by their first role. */
function othersOf({ cloud }: Design, hosts: readonly string[]): string[] {
  const drawn = new Set(hosts);
  const counts = new Map<string, number>();
  for (const { name, roles } of cloud.hosts)
    if (!drawn.has(name)) counts.set(roles[0]!, (counts.get(roles[0]!) ?? 0) + 1);
  return [...counts].map(([role, count]) => text().analysis.picture.others(count, role));
}

/** Every stop once, with all that it stops; those by itself first. */
function stopsOf({ capabilities }: Survival): TopologyStop[] {
  const lines = new Map<string, StopLine & { readonly capabilities: string[] }>();
  for (const capability of capabilities)
    for (const line of stopLines(capability)) {
      const entry = lines.get(line.text) ?? { ...line, capabilities: [] };
      entry.capabilities.push(capability.capability);
      lines.set(line.text, entry);
    }
  const all = [...lines.values()];
  const together = all.filter(({ alone }) => !alone).map((line, index) => ({ ...line, letter: letterOf(index) }));
  return [...all.filter(({ alone }) => alone), ...together];
}

/** A, B, … Z, then A1, B1, … */
function letterOf(index: number): string {
  return `${String.fromCharCode(65 + (index % 26))}${index < 26 ? '' : Math.floor(index / 26)}`;
}

function markOf(stops: readonly TopologyStop[]): (element: Named) => Mark {
  const has = ({ elements }: TopologyStop, { kind, name }: Named) =>
    elements.some((one) => one.kind === kind && one.name === name);
  return (element) => ({
    alone: stops.some((stop) => stop.alone && has(stop, element)),
    pairs: stops.flatMap((stop) => (stop.letter && has(stop, element) ? [stop.letter] : [])),
  });
}

function joined(marks: readonly Mark[]): Mark {
  return {
    alone: marks.some(({ alone }) => alone),
    pairs: [...new Set(marks.flatMap(({ pairs }) => pairs))].sort(),
  };
}
