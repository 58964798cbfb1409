import type { Element, Part } from '../structure.ts';

/**
 * The states of elements in which a part works, as a reduced ordered binary decision diagram (Bryant, IEEE Trans. Computers 35, 1986):
 * what is shared is decided once, so that probabilities are exact whatever shares what.
 */
export interface Diagram {
  /** Probability that it does not work; `down` is the share of the time that each element is down, all independently. */
  readonly fails: (down: (element: Element) => number) => number;
}

/** Larger ones take longer than an answer is worth: what is asked then is the cut sets of one and two. */
const mostNodes = 60_000;

interface Node {
  readonly rank: number;
  readonly element: Element;
  /** Where the element works, and where it has failed. */
  readonly works: Ref;
  readonly failed: Ref;
}
/** A node's place, or whether all works. */
type Ref = number | boolean;

class TooLarge extends Error {}

/** The diagram of a part; undefined where it would be larger than is worth the wait. */
export function diagramOf(part: Part, limit = mostNodes): Diagram | undefined {
  try {
    return drawn(part, limit);
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}

function drawn(part: Part, limit: number): Diagram {
  const rank = ranks(part);
  const nodes: Node[] = [];
  const unique = new Map<string, number>();
  const node = (element: Element, works: Ref, failed: Ref): Ref => {
    if (works === failed) return works;
    const key = `${element.index} ${works} ${failed}`;
    const known = unique.get(key);
    if (known !== undefined) return known;
    if (nodes.length >= limit) throw new TooLarge();
    nodes.push({ rank: rank.get(element)!, element, works, failed });
    unique.set(key, nodes.length - 1);
    return nodes.length - 1;
  };
  const combined = new Map<string, Ref>();
  /** Both of them (`all`), or either. */
  const combine = (all: boolean, one: Ref, other: Ref): Ref => {
    if (typeof one === 'boolean') return one === all ? other : one;
    if (typeof other === 'boolean') return other === all ? one : other;
    if (one === other) return one;
    const key = `${all ? '&' : '|'}${Math.min(one, other)} ${Math.max(one, other)}`;
    const known = combined.get(key);
    if (known !== undefined) return known;
    // What is looked at again and again takes room as well.
    if (combined.size >= limit * 4) throw new TooLarge();
    const [first, second] = [nodes[one]!, nodes[other]!];
    const top = first.rank <= second.rank ? first : second;
    const [a, b] = [at(first, one, top), at(second, other, top)];
    const made = node(top.element, combine(all, a.works, b.works), combine(all, a.failed, b.failed));
    combined.set(key, made);
    return made;
  };
  const known = new Map<Part, Ref>();
  const refOf = (one: Part): Ref => {
    const found = known.get(one) ?? ('of' in one ? enough(one.of.map(refOf), one.need) : node(one, true, false));
    known.set(one, found);
    return found;
  };
  /** At least `need` of them. From the last one on: what is decided later stands below, and is made once. */
  const enough = (refs: readonly Ref[], need: number): Ref => {
    if (need === refs.length) return refs.reduceRight((both, ref) => combine(true, ref, both), true as Ref);
    if (need === 1) return refs.reduceRight((either, ref) => combine(false, ref, either), false as Ref);
    let still: Ref[] = [true, ...new Array<Ref>(need).fill(false)];
    for (const ref of refs.toReversed())
      still = still.map((without, count) =>
        count === 0 ? true : combine(false, without, combine(true, ref, still[count - 1]!)),
      );
    return still[need]!;
  };
  const root = refOf(part);
  return {
    fails: (down) => {
      // A node stands on those before it.
      const shares: number[] = [];
      const shareOf = (ref: Ref) => (typeof ref === 'boolean' ? Number(!ref) : shares[ref]!);
      for (const { element, works, failed } of nodes) {
        const share = down(element);
        shares.push((1 - share) * shareOf(works) + share * shareOf(failed));
      }
      return shareOf(root);
    },
  };
}

/** A node itself, where it decides on this element; else it stands below either choice. */
function at(node: Node, ref: Ref, { rank }: Node): Pick<Node, 'works' | 'failed'> {
  return node.rank === rank ? node : { works: ref, failed: ref };
}

/** Elements in the order in which the tree names them: what belongs together is decided together. */
function ranks(part: Part): ReadonlyMap<Element, number> {
  const found = new Map<Element, number>();
  const seen = new Set<Part>();
  const walk = (one: Part): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if ('of' in one) one.of.forEach(walk);
    else found.set(one, found.size);
  };
  walk(part);
  return found;
}
