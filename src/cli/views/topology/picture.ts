import { Markup, markup } from '../../../drill/report/markup.ts';
import { textWidth } from '../../../drill/report/text-width.ts';
import { text } from '../../../locale/text.ts';
import type { Bar, Mark, Topology } from './model.ts';
import { rowsOfBars } from './rows-of-bars.ts';

const margin = 28;
const row = { top: 150, height: 34 } as const;
const barHeight = 24;
const mostStops = 14;

/** Light, whatever the reader's own colours are: a picture is sent to others and printed. */
const style = new Markup(`
svg{background:#fff;font:12px system-ui,"Noto Sans","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
text{fill:#1c2330}.soft{fill:#5b6575}.title{font-size:19px;font-weight:650}.head{font-size:13px;font-weight:650}
.box{fill:#f4f6f9;stroke:#b9c2cf}.need{fill:none;stroke-width:1.4;opacity:.75}.guide{stroke:#e3e7ec;fill:none}
.member{fill:#3567b0}.unable{fill:#fff;stroke:#3567b0;stroke-width:1.5;stroke-dasharray:2 2}
.alone{fill:#fdeaea;stroke:#c22f2f;stroke-width:2}.together{fill:#fff5dc;stroke:#b98300}.bridge{stroke:#b9c2cf;stroke-dasharray:3 3}
.over{paint-order:stroke;stroke:#fff;stroke-width:5px}.letter{fill:#7a5600;font-weight:650;font-size:11px}.cross{fill:#c22f2f;font-weight:650}
`);

/** Curves of one capability. */
const colours = ['#3567b0', '#1a7f4b', '#8a4fb0', '#b3541e', '#0d7d8c', '#a1325f'];

/** What depends on what, as one file that needs no other (SVG). */
export function topologyPicture(topology: Topology): string {
  const words = text().analysis.picture;
  const { columns, rows, capabilities, others } = topology;
  const bars = rowsOfBars(topology.bars);
  const wide = (texts: readonly string[]) => Math.max(0, ...texts.map(wider));
  const names = wide(capabilities.map(({ name }) => name)) + 28;
  const services = { left: margin + names + 130, width: wide(rows.map(({ service }) => service)) + 24 };
  const rules = wide([
    ...rows.map(({ need, of }) => words.needs(need, of)),
    ...bars.map(({ kind }) => kindOf(kind)),
    words.fencing,
  ]);
  const left = services.left + services.width + rules + 40;
  const width =
    wide([...columns.flatMap(({ host, fencing, mark }) => [`${host} ${mark.pairs.join(' ')}`, fencing])]) + 34;
  const fencingAt = row.top + rows.length * row.height + 20;
  const barsAt = fencingAt + 26;
  const listAt = barsAt + bars.length * (barHeight + 8) + 40;
  const list = stopsList(topology);
  const size = {
    width: Math.max(
      left + columns.length * width + wide(others) + 2 * margin,
      2 * margin + wide(list.map(({ said }) => said)) + 40,
      760,
    ),
    height: listAt + 24 + list.length * 22 + margin,
  };
  const middle = (index: number) => left + index * width + width / 2;
  const lineOf = (index: number) => row.top + index * row.height + 15;
  const step = (rows.length * row.height) / Math.max(1, capabilities.length);
  const capabilityAt = (index: number) => row.top + step * (index + 0.5) - 2;
  return markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-labelledby="title desc">
<title id="title">${topology.cloud}: ${words.subtitle}</title><desc id="desc">${list.map(({ said }) => said).join('; ')}</desc>
<style>${style}</style>
<rect width="${size.width}" height="${size.height}" fill="#fff"/>
<text class="title" x="${margin}" y="40">${topology.cloud}</text><text class="soft" x="${margin}" y="60">${words.subtitle}</text>
${legend()}
${columns.map((_, index) => markup`<path class="guide" d="M${middle(index)} 140V${listAt - 34}"/>`)}
${capabilities.flatMap(({ rows: needed }, index) =>
  needed.map((one) =>
    curve(margin + names, capabilityAt(index), services.left, lineOf(one), colours[index % colours.length]!),
  ),
)}
${capabilities.map(({ name }, index) => box(margin, capabilityAt(index) - 15, names, 30, name, none, 'head'))}
${rows.map(
  (
    { service, need, of, members },
    index,
  ) => markup`${box(services.left, lineOf(index) - 13, services.width, 26, service, none)}
<text class="soft" x="${left - 14}" y="${lineOf(index) + 4}" text-anchor="end">${words.needs(need, of)}</text>
${members.map((member, column) => (member ? markup`<circle class="${member === 'able' ? 'member' : 'unable'}" cx="${middle(column)}" cy="${lineOf(index)}" r="6"/>` : undefined))}`,
)}
${columns.map(({ host, mark }, index) => box(left + index * width + 4, 110, width - 8, 28, host, mark, 'head'))}
${others.map((other, index) => markup`<text class="soft" x="${left + columns.length * width + 16}" y="${128 + index * 18}">+ ${other}</text>`)}
<text class="soft" x="${left - 14}" y="${fencingAt + 4}" text-anchor="end">${words.fencing}</text>
${columns.map(({ fencing }, index) => markup`<text class="over" x="${middle(index)}" y="${fencingAt + 4}" text-anchor="middle">${fencing || words.noFence}</text>`)}
${bars.map(({ kind, bars: beside }, index) => {
  const top = barsAt + index * (barHeight + 8);
  return markup`<text class="soft" x="${left - 14}" y="${top + 16}" text-anchor="end">${kindOf(kind)}</text>${beside.map((bar) => barShape(bar, top, left, width))}`;
})}
<text class="head" x="${margin}" y="${listAt}">${words.stops}</text>
${list.map(
  (
    { sign, said },
    index,
  ) => markup`<text class="${sign === '×' ? 'cross' : 'letter'}" x="${margin}" y="${listAt + 24 + index * 22}">${sign}</text>
<text x="${margin + 28}" y="${listAt + 24 + index * 22}">${said}</text>`,
)}
</svg>
`.source;
}

const none: Mark = { alone: false, pairs: [] };

function kindOf(kind: string): string {
  return text().analysis.kind(kind);
}

/** Names are in a larger font than what `textWidth` was made for. */
function wider(words: string): number {
  return Math.ceil(textWidth(words) * 1.18);
}

function stopsList({ stops }: Topology): { sign: string; said: string }[] {
  const words = text().analysis.picture;
  const told = stops.slice(0, mostStops).map(({ text: said, letter, capabilities }) => ({
    sign: letter ?? '×',
    said: `${said}: ${capabilities.join(', ')}`,
  }));
  if (told.length === 0) return [{ sign: '', said: words.nothing }];
  return stops.length > mostStops ? [...told, { sign: '', said: words.more(stops.length - mostStops) }] : told;
}

function legend(): Markup {
  const words = text().analysis.picture;
  const entries = [
    { shape: markup`<rect class="alone" x="0" y="-9" width="14" height="12" rx="3"/>`, said: words.alone },
    { shape: markup`<rect class="together" x="0" y="-9" width="14" height="12" rx="3"/>`, said: words.together },
    { shape: markup`<circle class="member" cx="7" cy="-4" r="5"/>`, said: words.able },
    { shape: markup`<circle class="unable" cx="7" cy="-4" r="5"/>`, said: words.unable },
  ];
  let at = margin;
  return markup`${entries.map(({ shape, said }) => {
    const here = at;
    at += 20 + wider(said) + 22;
    return markup`<g transform="translate(${here} 82)">${shape}<text class="soft" x="20">${said}</text></g>`;
  })}`;
}

function curve(fromX: number, fromY: number, toX: number, toY: number, colour: string): Markup {
  const bend = (toX - fromX) * 0.55;
  return markup`<path class="need" stroke="${colour}" d="M${fromX} ${fromY}C${fromX + bend} ${fromY} ${toX - bend} ${toY} ${toX} ${toY}"/>`;
}

function box(x: number, y: number, width: number, height: number, name: string, mark: Mark, weight = ''): Markup {
  const letters = mark.pairs.join(' ');
  // The name moves aside for the letters.
  const middle = x + width / 2 - (letters ? wider(letters) / 2 + 2 : 0);
  return markup`<rect class="${tone(mark)}" x="${x}" y="${y}" width="${width}" height="${height}" rx="5"/>
<text class="${weight}" x="${middle}" y="${y + height / 2 + 4}" text-anchor="middle">${name}</text>
${letters ? markup`<text class="letter" x="${x + width - 7}" y="${y + height / 2 + 4}" text-anchor="end">${letters}</text>` : undefined}`;
}

function tone({ alone, pairs }: Mark): string {
  return alone ? 'alone' : pairs.length > 0 ? 'together' : 'box';
}

/** Over the hosts that share it; hosts between them that do not are bridged. */
function barShape({ name, columns, mark }: Bar, top: number, left: number, width: number): Markup {
  const runs: [number, number][] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last && last[1] === column - 1) last[1] = column;
    else runs.push([column, column]);
  }
  const from = left + columns[0]! * width + 4;
  const to = left + (columns.at(-1)! + 1) * width - 4;
  return markup`${runs.length > 1 ? markup`<path class="bridge" d="M${from} ${top + barHeight / 2}H${to}"/>` : undefined}
${runs.map(([first, end]) => box(left + first * width + 4, top, (end - first + 1) * width - 8, barHeight, name, mark))}`;
}
