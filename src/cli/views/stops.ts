import type { CapabilityStops, Named } from '../../analysis/survival.ts';
import { text } from '../../locale/text.ts';
import { grouped } from '../../util/grouped.ts';

/** Failures that stop something, as one line of text: one by itself, or pairs of which it is said once what they share. */
export interface StopLine {
  readonly text: string;
  readonly alone: boolean;
  readonly elements: readonly Named[];
}

/** What stops a capability: what does so by itself, then pairs. */
export function stopLines({ one, two }: CapabilityStops): StopLine[] {
  return [
    ...one.map((element) => ({ text: elementText(element), alone: true, elements: [element] })),
    ...pairLines(two),
  ];
}

/** Pairs; where each two of several hosts make one, that is said once. */
function pairLines(pairs: CapabilityStops['two']): StopLine[] {
  const ofHosts = pairs.filter((pair) => pair.every(({ kind }) => kind === 'host'));
  const hosts = distinct(ofHosts.flat());
  const any = hosts.length > 2 && ofHosts.length === (hosts.length * (hosts.length - 1)) / 2;
  const names = hosts.map(({ name }) => name).join(', ');
  return [
    ...(any ? [{ text: text().analysis.survives.anyTwo(names), alone: false, elements: hosts }] : []),
    ...byShared(any ? pairs.filter((pair) => !ofHosts.includes(pair)) : pairs),
  ];
}

/**
 * Pairs of the same kinds by the one that is in most of them, and those that go with the same others as one:
 * power feed a | power feed b + rack r1 | rack r2 | rack r3.
 */
function byShared(pairs: CapabilityStops['two']): StopLine[] {
  const kinds = (pair: CapabilityStops['two'][number]) =>
    pair
      .map(({ kind }) => kind)
      .sort()
      .join(' ');
  return [...grouped(pairs, kinds).values()].flatMap((alike) => {
    const often = grouped(alike.flat(), elementText);
    const count = (element: Named) => often.get(elementText(element))!.length;
    const ordered = alike.map((pair) => [...pair].sort((one, other) => count(other) - count(one)) as [Named, Named]);
    const seconds = [...grouped(ordered, ([first]) => elementText(first)).values()].map((of) => ({
      first: of[0]![0],
      others: of.map(([, other]) => other),
    }));
    const names = (elements: readonly Named[]) => elements.map(elementText).join(' | ');
    return [...grouped(seconds, ({ others }) => names(others)).values()].map((same): StopLine => {
      const [firsts, others] = [same.map(({ first }) => first), same[0]!.others];
      return { text: `${names(firsts)} + ${names(others)}`, alone: false, elements: [...firsts, ...others] };
    });
  });
}

function distinct(elements: readonly Named[]): Named[] {
  return [...new Map(elements.map((element) => [elementText(element), element])).values()];
}

function elementText({ kind, name }: Named): string {
  return text().analysis.element(kind, name);
}
