import type { Path } from '../../cloud/source.ts';
import { listed } from '../../locale/listed.ts';
import { text } from '../../locale/text.ts';
import type { FindingCode } from '../../util/finding-codes/index.ts';
import type { Capability, Condition, Stop } from '../capabilities.ts';
import { works } from '../cuts.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';
import { essentialStops } from '../stops.ts';
import type { Element } from '../structure.ts';

const codes: Readonly<Record<string, FindingCode>> = {
  host: 'SINGLE_POINT_OF_FAILURE',
  rack: 'RACK_SHARED',
  power: 'POWER_FEED_SHARED',
  switch: 'SWITCH_SHARED',
  cooling: 'COOLING_SHARED',
  site: 'SITE_SHARED',
};

/** Kinds of failure domains with a key of their own at a host; others are under `domains`. */
const ownKeys: readonly string[] = Object.keys(codes).slice(1);

/** What stops a capability by itself: one finding for each host or failure domain, whatever stops with it. */
export function singlePoints(design: Design): Finding[] {
  return byElements(design, ({ elements }) => elements.length === 1).map(({ elements, capabilities, because }) => {
    const [element] = elements;
    const fencing = because.every(({ of }) => of === 'fencing');
    return fencing ? unfenced(design, element, capabilities) : stopping(design, element, capabilities, because);
  });
}

/** Pairs that stop a capability whose groups have members to bear the loss of any two. A dead host and a dead power switch are no such pair. */
export function twoPoints(design: Design): Finding[] {
  const words = text().analysis;
  const unspared: Told = ({ elements, because }, { spare }) =>
    elements.length === 2 && spare >= 2 && because.some(({ of }) => of === 'members');
  return bySharedElement(byElements(design, unspared)).map(({ element, others, capabilities, because }): Finding => {
    const [other, ...more] = others;
    const first = words.failure(element.kind, element.name);
    const failure =
      more.length === 0
        ? words.both(first, words.failure(other.kind, other.name))
        : words.andOneOf(first, listed(others.map(({ kind, name }) => words.element(kind, name))));
    const why = whyOf(because, more.length === 0 ? [element, other] : [element]);
    return {
      code: 'TWO_POINTS_OF_FAILURE',
      severity: 'warning',
      what: words.stopsTogether(failure, capabilities, why),
      at: placeOf(design, element),
    };
  });
}

interface Shared extends Omit<Point, 'elements'> {
  readonly element: Element;
  readonly others: readonly [Element, ...Element[]];
}

/** Pairs that have an element in common, as that one and the others: whichever of a pair is in more of them. */
function bySharedElement(points: readonly Point[]): Shared[] {
  const often = new Map<Element, number>();
  for (const element of points.flatMap(({ elements }) => [...elements]))
    often.set(element, (often.get(element) ?? 0) + 1);
  const shared = new Map<Element, Shared>();
  for (const { elements, capabilities, because } of points) {
    const [element, other] = [...elements].sort((one, two) => often.get(two)! - often.get(one)!) as [Element, Element];
    const known = shared.get(element);
    shared.set(element, {
      element,
      others: known ? [...known.others, other] : [other],
      capabilities: [...new Set([...(known?.capabilities ?? []), ...capabilities])],
      because: [...new Set([...(known?.because ?? []), ...because])],
    });
  }
  return [...shared.values()];
}

interface Point {
  readonly elements: Stop['elements'];
  readonly capabilities: readonly string[];
  readonly because: readonly Condition[];
}

type Told = (stop: Stop, capability: Capability) => boolean;

/** The stops of all capabilities that are told, each once, with all that stops. */
function byElements(design: Design, told: Told): Point[] {
  const points = new Map<string, Point>();
  for (const capability of design.capabilities)
    for (const stop of essentialStops(capability, design.downBy)) {
      if (!told(stop, capability)) continue;
      const key = stop.elements.map(({ index }) => index).join(' ');
      const known = points.get(key) ?? { elements: stop.elements, capabilities: [], because: [] };
      points.set(key, {
        elements: stop.elements,
        capabilities: [...known.capabilities, capability.name],
        because: [...new Set([...known.because, ...stop.because])],
      });
    }
  return [...points.values()];
}

function stopping(
  design: Design,
  element: Element,
  capabilities: readonly string[],
  because: readonly Condition[],
): Finding {
  const words = text().analysis;
  // Who has everything in one place has chosen it; who has several of a kind meant to bear the loss of one.
  const chosen = element.kind === 'site' && design.downBy(element).length === design.hosts.length;
  return {
    code: codes[element.kind] ?? 'FAILURE_DOMAIN_SHARED',
    severity: chosen ? 'warning' : 'error',
    what: words.stops(words.failure(element.kind, element.name), capabilities, whyOf(because, [element])),
    at: placeOf(design, element),
  };
}

function unfenced(design: Design, element: Element, capabilities: readonly string[]): Finding {
  const words = text().analysis;
  const failed = new Set([element]);
  const { machine, fencing } = design.structure;
  const hosts = design.downBy(element).filter((host) => !works(machine(host), failed) && !works(fencing(host), failed));
  return {
    code: element.kind === 'host' ? 'FENCE_MISSING' : 'FENCE_SHARES_POWER',
    severity: 'error',
    what: words.unfenced(words.failure(element.kind, element.name), listed(hosts), capabilities),
    at: ['hosts', hosts[0]!, 'fence'],
  };
}

/** Which groups would be too small, by how many they have left. */
function whyOf(because: readonly Condition[], elements: readonly Element[]): string {
  const words = text().analysis;
  const failed = new Set(elements);
  const told = new Map<string, { services: string[]; left: number; of: number; need: number }>();
  for (const { group, of, gate } of because) {
    if (of !== 'members') continue;
    const left = gate.of.filter((part) => works(part, failed)).length;
    const key = [left, gate.of.length, gate.need].join(' ');
    const entry = told.get(key) ?? { services: [], left, of: gate.of.length, need: gate.need };
    entry.services.push(group.service.id);
    told.set(key, entry);
  }
  return [...told.values()].map(({ services, left, of, need }) => words.keeps(services, left, of, need)).join('; ');
}

/** Where it is declared: at the first of the hosts that it takes down, or is beside. */
function placeOf({ cloud, downBy }: Design, element: Element): Path {
  const { kind, name } = element;
  if (kind === 'host') return ['hosts', name];
  if (kind === 'network') return ['networks', name];
  const host = downBy(element)[0] ?? cloud.hosts.find(({ domains }) => domains[kind]?.includes(name))!.name;
  return ownKeys.includes(kind) ? ['hosts', host, kind] : ['hosts', host, 'domains', kind];
}
