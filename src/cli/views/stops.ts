import type { CapabilityStops, Named } from '../../analysis/survival.ts';
import { text } from '../../locale/text.ts';

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

/** Pairs by the one of them that is in most: network bmc + ctl1 | ctl2 | ctl3. */
function byShared(pairs: CapabilityStops['two']): StopLine[] {
  const often = new Map<string, number>();
  for (const element of pairs.flat()) often.set(elementText(element), (often.get(elementText(element)) ?? 0) + 1);
  const lines = new Map<string, Named[]>();
  for (const pair of pairs) {
    const [shared, other] = [...pair].sort((a, b) => often.get(elementText(b))! - often.get(elementText(a))!);
    const key = elementText(shared!);
    lines.set(key, [...(lines.get(key) ?? [shared!]), other!]);
  }
  return [...lines].map(([first, elements]) => ({
    text: `${first} + ${elements.slice(1).map(elementText).join(' | ')}`,
    alone: false,
    elements,
  }));
}

function distinct(elements: readonly Named[]): Named[] {
  return [...new Map(elements.map((element) => [elementText(element), element])).values()];
}

function elementText({ kind, name }: Named): string {
  return text().analysis.element(kind, name);
}
