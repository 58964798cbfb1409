import type { Capability, Stop } from './capabilities.ts';
import type { Element } from './structure.ts';

/**
 * The stops of a capability without those that say no more than another: a rack with one host in it stops what that host stops. A rack
 * with two of them is told beside them, for both are gone then.
 */
export function essentialStops(
  { stops }: Capability,
  downBy: (element: Element) => readonly string[],
): readonly Stop[] {
  const known = new Set(stops.map(({ elements }) => keyOf(elements.map(nameOf))));
  return stops.filter(({ elements }) => {
    const own = elements.map(nameOf);
    // Of each domain, the only host that it takes down.
    const instead = elements.map((element) => {
      const down = downBy(element);
      return element.kind !== 'host' && down.length === 1 ? `host ${down[0]}` : nameOf(element);
    });
    return keyOf(own) === keyOf(instead) || !known.has(keyOf(instead));
  });
}

function nameOf({ kind, name }: Element): string {
  return `${kind} ${name}`;
}

function keyOf(names: readonly string[]): string {
  return [...new Set(names)].sort().join('\n');
}
