import { faultArea, faultLines, frame, timeAxis, timeScale } from './axis.ts';
import { lanePanel } from './lane-panel.ts';
import { decadesOf, latencyPanel, panelHeight } from './latency-panel.ts';
import { type Markup, markup } from './markup.ts';
import type { Report, Span } from './report.ts';

/** Above the first panel; between lanes; below the last. */
const space = { head: 24, lanes: 4, foot: 24 } as const;

/** One picture over a span of time: a panel of latencies for each canary, and below them lanes of what went on. */
export function timeline(report: Report, span: Span, title: string, description: string, id: string): Markup {
  const { tracks, lanes, run } = report;
  const scale = timeScale(span);
  const decades = decadesOf(tracks);
  let y: number = space.head;
  const panels = tracks.map((track) => {
    const panel = at(y, latencyPanel(track, decades, run.settings.delayedOver, span, scale));
    y += panelHeight;
    return panel;
  });
  y += space.lanes;
  const below = lanes
    .flatMap((lane) => lanePanel(lane, span, scale) ?? [])
    .map(({ height, draw }) => {
      const panel = at(y, draw());
      y += height + space.lanes;
      return panel;
    });
  const height = y + space.foot;
  return markup`<svg viewBox="0 0 ${frame.width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
${faultArea(report, scale, height)}${timeAxis(span, scale, height)}${faultLines(report, span, scale, height)}
${panels}
${below}
</svg>`;
}

function at(y: number, content: Markup): Markup {
  return markup`<g transform="translate(0 ${y})">${content}</g>`;
}
