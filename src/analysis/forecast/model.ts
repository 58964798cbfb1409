import type { Cloud, FailureName, MishapName } from '../../cloud/cloud.ts';
import { type Arrangement, arrangeWith } from '../../compose/compose.ts';
import { givenUpAlive } from '../../services/lost.ts';
import { falseAlarms } from '../../timing/false-alarms.ts';
import type { FaultId } from '../../timing/fault.ts';
import type { Timers } from '../../timing/timers.ts';
import { type Capabilities, capabilitiesOf } from '../capabilities.ts';
import { type Cuts, cutter } from '../cuts.ts';
import { all, type Element, type Gate, type Part } from '../structure.ts';
import { type Diagram, diagramOf } from './diagram.ts';
import { type Blow, type Case, type Cases, caser, controlPlane } from './incidents.ts';
import { downShare, type Rate, type Rates } from './rates.ts';
import { withUndeclared } from './undeclared.ts';

/** Something that fails and is repaired, and what that does to a cloud that bears it. */
export interface Incident extends Blow {
  readonly perYear: number;
  /** What is down until it is repaired; absent where nothing stays down. */
  readonly down?: { readonly element: Element; readonly repair: number };
  readonly cases: readonly Case[];
}

/** A capability: works while its gate does, as far as hosts and domains decide. */
export interface Promised {
  readonly name: string;
  readonly gate: Gate;
  readonly cuts: Cuts;
  /** What one owner at a time may hold is a part of it: a dead owner must be proven off. */
  readonly fenced: boolean;
}

/** A cause that all of a cloud has in common. */
export interface CommonCause {
  readonly cause: FailureName;
  readonly rate: Rate;
}

/** All that decides how available a control plane is. */
export interface Model {
  readonly promised: readonly Promised[];
  readonly elements: readonly Element[];
  readonly incidents: readonly Incident[];
  readonly causes: readonly CommonCause[];
  /** Share of the time that an element is down. */
  readonly downOf: (element: Element) => number;
  /** What proves a host off. */
  readonly fencing: (host: string) => Part;
  readonly diagramOf: Frame['diagramOf'];
  /** Ms until an operator has ended what does not end by itself. */
  readonly operator: number;
}

const ofElements: Readonly<Record<string, readonly FailureName[]>> = {
  host: ['host-crash', 'host-hardware'],
  rack: ['rack'],
  power: ['power'],
  switch: ['switch'],
  cooling: ['cooling'],
  site: ['site'],
  network: ['network'],
};
const common: readonly FailureName[] = ['bad-change', 'operator-error', 'expired-certificate'];
const mishapFaults: Readonly<Record<MishapName, FaultId>> = { 'process-crash': 'crash', 'process-hang': 'hang' };
/** What it looks like when a daemon takes the living for dead. */
const alarmFaults = {
  corosync: { fault: 'hang', part: 'corosync' },
  keepalived: { fault: 'crash', part: 'keepalived' },
  galera: { fault: 'crash', part: 'galera' },
} as const satisfies Readonly<Record<string, Pick<Blow, 'fault' | 'part'>>>;

/** What of a model does not depend on rates. */
export interface Frame {
  readonly arrangement: Arrangement;
  readonly timers: Timers;
  readonly capabilities: Capabilities;
  readonly promised: readonly Promised[];
  readonly casesOf: (blow: Blow) => readonly Case[];
  /** Made once for each part. */
  readonly diagramOf: (part: Part) => Diagram | undefined;
}

/** The frame of a control plane, with these timers. Expects no hosts but those that carry something of it. `known` may be shared. */
export function frameOf(cloud: Cloud, timers: Timers, known: Cases = new Map()): Frame {
  const arrangement = arrangeWith(withUndeclared(cloud), timers);
  const capabilities = capabilitiesOf(arrangement);
  const promised = promisedBy(capabilities);
  const names = promised.map(({ name }) => name);
  const drawn = new Map<Part, Diagram | undefined>();
  return {
    arrangement,
    timers,
    capabilities,
    promised,
    casesOf: caser(arrangement, names, timers, known),
    diagramOf: (part) => {
      if (!drawn.has(part)) drawn.set(part, diagramOf(part));
      return drawn.get(part);
    },
  };
}

export function modelOf(
  { arrangement, timers, capabilities, promised, casesOf, diagramOf: drawn }: Frame,
  rates: Rates,
): Model {
  const { elements, fencing, machine } = capabilities.structure;
  // All that can fail is named, whoever asked for it first.
  for (const host of capabilities.hosts) [machine(host), fencing(host)];
  const hostElements = new Map(elements.filter(({ kind }) => kind === 'host').map((one) => [one.name, one]));
  const fences = arrangement.groups.some(({ service }) => service.pairs === 'fenced');
  const made = (blow: Blow, perYear: number): Incident => {
    const incident = { ...blow, perYear, cases: casesOf(blow) };
    // A host that the cluster gives up is switched off, and boots.
    if (!fences || blow.hosts.length !== 1 || !givenUpAlive(blow)) return incident;
    return {
      ...incident,
      down: { element: hostElements.get(blow.hosts[0]!)!, repair: rates.failures['host-crash'].repair },
    };
  };
  const rateOf = (cause: FailureName) => rates.failures[cause];
  const links = new Map(arrangement.cloud.hosts.map(({ name, ip }) => [name, Object.keys(ip)]));
  const failed = (element: Element, { cause, ...blow }: Blow & { readonly cause: FailureName }): Incident => {
    const { perYear, repair } = rateOf(cause);
    return { ...made({ cause, ...blow }, perYear), down: { element, repair } };
  };
  const ofElement = (element: Element): Incident[] => {
    const hosts = element.kind === 'host' ? [element.name] : capabilities.downBy(element);
    const fault = element.kind === 'switch' ? 'split' : element.kind === 'host' ? 'host-off' : 'power-loss';
    const cut = (part: string) => failed(element, { cause: 'link', fault: 'cut', part, hosts });
    return [
      ...causesOf(element).map((cause) => failed(element, { cause, fault, hosts })),
      ...(element.kind === 'host' ? links.get(element.name)!.map(cut) : []),
    ];
  };
  const incidents = [
    ...elements.flatMap(ofElement),
    ...mishaps(arrangement, rates, made),
    ...alarms(arrangement, timers, made),
  ];
  const down = new Map<Element, number>();
  for (const { down: of, perYear } of incidents) {
    if (!of) continue;
    const share = downShare({ perYear, repair: of.repair });
    down.set(of.element, 1 - (1 - (down.get(of.element) ?? 0)) * (1 - share));
  }
  return {
    promised,
    elements,
    incidents,
    causes: common.map((cause) => ({ cause, rate: rateOf(cause) })).filter(({ rate }) => rate.perYear > 0),
    downOf: (element) => down.get(element) ?? 0,
    fencing,
    diagramOf: drawn,
    operator: rates.operator,
  };
}

function promisedBy({ capabilities, conditions }: Capabilities): Promised[] {
  const cuts = cutter();
  const promise = (name: string, own: Capabilities['conditions']): Promised => {
    const gate = all(own.filter(({ of }) => of === 'members').map((one) => one.gate));
    return { name, gate, cuts: cuts(gate), fenced: own.some(({ of }) => of === 'fencing') };
  };
  return [promise(controlPlane, conditions), ...capabilities.map(({ name, conditions: own }) => promise(name, own))];
}

/** Why an element fails. */
export function causesOf({ kind }: Pick<Element, 'kind'>): readonly FailureName[] {
  return Object.hasOwn(ofElements, kind) ? ofElements[kind]! : ['domain'];
}

type Make = (blow: Blow, perYear: number) => Incident;

/** Daemons that crash or hang. */
function mishaps({ groups }: Arrangement, rates: Rates, made: Make): Incident[] {
  return groups.flatMap(({ service: { id, faults, timing }, view: { members } }) =>
    faults && timing
      ? (Object.entries(mishapFaults) as [MishapName, FaultId][]).flatMap(([cause, fault]) =>
          members.map(({ host }) => made({ cause, fault, part: id, hosts: [host] }, rates.mishaps[cause])),
        )
      : [],
  );
}

/** The living that are taken for dead. Where there is nobody else, nobody takes them so. */
function alarms({ cloud, groups }: Arrangement, timers: Timers, made: Make): Incident[] {
  const members = groups.find(({ service }) => service.id === 'galera')?.view.members ?? [];
  if (members.length < 2) return [];
  const perYear = falseAlarms(timers, members.length, cloud.architecture.addresses);
  return (Object.keys(alarmFaults) as (keyof typeof alarmFaults)[]).flatMap((who) => {
    // The figure of keepalived is that of whoever holds the addresses: each host's, for each is that one for its share of the time.
    const each = who === 'keepalived' ? (perYear[who] ?? 0) : (perYear[who] ?? 0) / members.length;
    if (each === 0) return [];
    return members.map(({ host }) => made({ cause: 'false-alarm', ...alarmFaults[who], hosts: [host] }, each));
  });
}

/** Whether a capability bears an incident: else it stops until what failed is repaired. */
export function bears({ cuts }: Promised, { down }: Incident): boolean {
  return !down || !cuts.singles.has(down.element);
}
