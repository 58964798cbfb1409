import type { Element, Part } from './structure.ts';

/** A pair is in the order of its elements' indices. */
export type Pair = readonly [Element, Element];

/** The minimal cut sets of one and of two elements: when they fail, and not before, a part does not work. */
export interface Cuts {
  /** It never works, whatever does. */
  readonly broken: boolean;
  readonly singles: ReadonlySet<Element>;
  readonly pairs: readonly Pair[];
}

/**
 * The minimal cut sets of each part, up to two elements: exact, for parts only ever need each other (a coherent fault tree, NUREG-0492),
 * and a gate fails just when so many of its parts have a cut set within what failed. Each part is looked at once.
 */
export function cutter(): (part: Part) => Cuts {
  const known = new Map<Part, Cuts>();
  const cuts = (part: Part): Cuts => {
    const found = known.get(part) ?? ('of' in part ? gateCuts(part.of.map(cuts), part.need) : elementCuts(part));
    known.set(part, found);
    return found;
  };
  return cuts;
}

function elementCuts(element: Element): Cuts {
  return { broken: false, singles: new Set([element]), pairs: [] };
}

function gateCuts(parts: readonly Cuts[], need: number): Cuts {
  // So many of them must fail.
  const fatal = parts.length - need + 1 - parts.filter(({ broken }) => broken).length;
  if (fatal <= 0) return { broken: true, singles: new Set(), pairs: [] };
  const alone = new Map<Element, Set<number>>();
  const together = new Map<string, { readonly pair: Pair; readonly parts: Set<number> }>();
  parts.forEach(({ singles, pairs }, index) => {
    for (const element of singles) alone.set(element, (alone.get(element) ?? new Set()).add(index));
    for (const pair of pairs) {
      const entry = together.get(keyOf(pair)) ?? { pair, parts: new Set<number>() };
      together.set(keyOf(pair), entry);
      entry.parts.add(index);
    }
  });
  const fails = (element: Element): ReadonlySet<number> => alone.get(element) ?? none;
  const singles = new Set([...alone].filter(([, failed]) => failed.size >= fatal).map(([element]) => element));
  for (const pair of promising(
    [...alone].filter(([element]) => !singles.has(element)),
    fatal,
  ))
    if (!together.has(keyOf(pair))) together.set(keyOf(pair), { pair, parts: new Set() });
  const pairs = [...together.values()]
    .filter(({ pair, parts: both }) => {
      if (pair.some((element) => singles.has(element))) return false;
      return new Set([...fails(pair[0]), ...fails(pair[1]), ...both]).size >= fatal;
    })
    .map(({ pair }) => pair);
  return { broken: false, singles, pairs };
}

const none: ReadonlySet<number> = new Set();

/** Pairs that fail enough parts between them, if they share none: those that fail most come first, so that the rest need not be tried. */
function promising(alone: readonly (readonly [Element, ReadonlySet<number>])[], fatal: number): Pair[] {
  const byCount = alone.toSorted(([, one], [, other]) => other.size - one.size);
  const pairs: Pair[] = [];
  byCount.forEach(([first, failed], index) => {
    for (let next = index + 1; next < byCount.length; next += 1) {
      const [second, others] = byCount[next]!;
      if (failed.size + others.size < fatal) break;
      pairs.push(first.index < second.index ? [first, second] : [second, first]);
    }
  });
  return pairs;
}

export function keyOf([first, second]: Pair): string {
  return `${first.index} ${second.index}`;
}

/** Whether a part works while these have failed. */
export function works(part: Part, failed: ReadonlySet<Element>): boolean {
  if (!('of' in part)) return !failed.has(part);
  return part.of.filter((one) => works(one, failed)).length >= part.need;
}
