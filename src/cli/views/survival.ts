import stringWidth from 'fast-string-width';
import type { CapabilityStops, GroupSurvival, Survival } from '../../analysis/survival.ts';
import { text } from '../../locale/text.ts';
import { visible } from '../../util/visible.ts';
import { paint } from './paint.ts';
import { stopLines } from './stops.ts';

/** What each group bears and what stops each capability, one line each. More pairs than these are counted. */
const mostPairs = 6;

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

function stopsText(capability: CapabilityStops): string {
  const words = text().analysis.survives;
  const lines = stopLines(capability);
  const pairs = lines.filter(({ alone }) => !alone).map((line) => line.text);
  const told = [...lines.filter(({ alone }) => alone).map((line) => line.text), ...pairs.slice(0, mostPairs)];
  const more = pairs.length - mostPairs;
  return [...told, ...(more > 0 ? [words.more(more)] : [])].join(' · ');
}

function heading(words: string): string {
  return paint('dim', words);
}
