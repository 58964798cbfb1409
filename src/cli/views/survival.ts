import { styleText } from 'node:util';
import stringWidth from 'fast-string-width';
import type { CapabilityStops, GroupSurvival, Named, Survival } from '../../analysis/survival.ts';
import { text } from '../../locale/text.ts';
import { visible } from '../../util/visible.ts';

/** What each group bears and what stops each capability, one line each. More pairs than these are counted. */
const mostPairs = 4;

export function survivalText({ groups, capabilities }: Survival): string[] {
  const words = text().analysis.survives;
  const bears = alike(groups.map((group) => [group.service, bearsText(group)]));
  const stops = alike(capabilities.map((one) => [one.capability, stopsText(one)]));
  const width = Math.max(0, ...[...bears, ...stops].map(([names]) => stringWidth(names))) + 2;
  const table = (title: string, rows: readonly Row[]) =>
    rows.length === 0
      ? []
      : [heading(title), ...rows.map(([names, content]) => `  ${names.padEnd(width)}${visible(content)}`)];
  return [...table(words.bears, bears), ...table(words.stops, stops), ''];
}

type Row = readonly [names: string, content: string];

/** Rows that say the same, as one. */
function alike(rows: readonly Row[]): Row[] {
  const byContent = new Map<string, string[]>();
  for (const [name, content] of rows) byContent.set(content, [...(byContent.get(content) ?? []), name]);
  return [...byContent].map(([content, names]) => [names.join(', '), content]);
}

function bearsText({ bears }: GroupSurvival): string {
  const { kind, survives: words } = text().analysis;
  const borne = Object.entries(bears).filter(([, count]) => count > 0);
  if (borne.length === 0) return words.nothing;
  return words.loss(borne.map(([name, count]) => (count > 1 ? words.two : words.one)(kind(name))));
}

function stopsText({ one, two }: CapabilityStops): string {
  const words = text().analysis.survives;
  const pairs = pairTexts(two);
  const told = [...one.map(elementText), ...pairs.slice(0, mostPairs)];
  const more = pairs.length - mostPairs;
  return words.fail([...told, ...(more > 0 ? [words.more(more)] : [])]);
}

/** Pairs; where each two of several make one, that is said once. */
function pairTexts(pairs: CapabilityStops['two']): string[] {
  const { survives: words } = text().analysis;
  const hosts = pairs.filter((pair) => pair.every(({ kind }) => kind === 'host'));
  const names = [...new Set(hosts.flatMap((pair) => pair.map(({ name }) => name)))];
  const any = names.length > 2 && hosts.length === (names.length * (names.length - 1)) / 2;
  const others = any ? pairs.filter((pair) => !hosts.includes(pair)) : pairs;
  return [
    ...(any ? [words.anyTwo(names.join(', '))] : []),
    ...byFirst(others).map(([first, seconds]) => `${first} + ${seconds.join(' | ')}`),
  ];
}

/** Pairs by the one of them that is in most: network bmc + ctl1 | ctl2 | ctl3. */
function byFirst(pairs: CapabilityStops['two']): [string, string[]][] {
  const often = new Map<string, number>();
  for (const element of pairs.flat()) often.set(elementText(element), (often.get(elementText(element)) ?? 0) + 1);
  const grouped = new Map<string, string[]>();
  for (const pair of pairs) {
    const [first, second] = pair.map(elementText).sort((one, other) => often.get(other)! - often.get(one)!);
    grouped.set(first!, [...(grouped.get(first!) ?? []), second!]);
  }
  return [...grouped];
}

function elementText({ kind, name }: Named): string {
  return text().analysis.element(kind, name);
}

function heading(words: string): string {
  return styleText('dim', words, { stream: process.stdout });
}
