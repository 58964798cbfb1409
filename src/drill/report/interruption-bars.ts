import { text } from '../../locale/text.ts';
import type { Range } from '../../timing/range.ts';
import { frame, rounded } from './axis.ts';
import { type Markup, markup } from './markup.ts';
import type { Report } from './report.ts';

const row = { height: 30, bar: 14, top: 26 } as const;

/** The longest interruption of each canary beside what was asked for, the part of power switches apart. */
export function interruptionBars({ tracks, run }: Report): Markup {
  const words = text().report;
  const objective = run.objectives.interruption[run.fault.class];
  const rows = tracks.flatMap(({ canary, summary, fencing }) =>
    summary ? [{ canary, longest: summary.longest, fencing, predicted: summary.predicted?.length }] : [],
  );
  const most = Math.max(1000, objective ?? 0, ...rows.map(({ longest }) => longest));
  // To the right of the longest bar its figures must have room.
  const scale = (ms: number) => rounded((ms / most) * (frame.width - frame.left - 300));
  const height = row.top + rows.length * row.height;
  const said = rows.map(({ canary, longest, fencing }) => `${words.canary(canary)}: ${words.lasted(longest, fencing)}`);
  return markup`<svg viewBox="0 0 ${frame.width} ${height}" role="img" aria-labelledby="bars-title bars-desc">
<title id="bars-title">${words.sections.objective}</title><desc id="bars-desc">${said.join('; ')}</desc>
${rows.map(({ canary, longest, fencing = 0, predicted }, index) => {
  const y = row.top + index * row.height;
  const split = scale(longest - fencing);
  const over = objective !== undefined && longest > objective;
  return markup`<text class="lane" x="${frame.left - 8}" y="${y + 11}" text-anchor="end">${words.canary(canary)}</text>
<g class="bar${over ? ' over' : ''}"><rect x="${frame.left}" y="${y}" width="${split}" height="${row.bar}"/><rect class="fencing" x="${frame.left + split}" y="${y}" width="${scale(fencing)}" height="${row.bar}"/>
<text x="${frame.left + scale(over || objective === undefined ? longest : objective) + 10}" y="${y + 11}">${words.lasted(longest, rows[index]!.fencing)}</text></g>${predicted && whisker(predicted, y + row.bar + 4, (ms) => frame.left + scale(Math.min(ms, most)))}`;
})}${
  objective === undefined
    ? undefined
    : markup`<g class="objective"><path d="M${frame.left + scale(objective)} 16V${height}"/><text x="${frame.left + scale(objective)}" y="11" text-anchor="middle">${text().drill.result.objective(objective)}</text></g>`
}
</svg>${rows.some(({ predicted }) => predicted) ? markup`<p class="note">${words.predicted}</p>` : undefined}`;
}

/** From best to worst, with a mark at what is expected. */
function whisker({ best, expected, worst }: Range, y: number, x: (ms: number) => number): Markup {
  const said = text().timing.length(best, expected, worst);
  return markup`<g class="predicted"><title>${text().drill.result.predicted(said)}</title><path d="M${x(best)} ${y}H${x(worst)}M${x(expected)} ${y - 3}v6"/></g>`;
}
