import { text } from '../../locale/text.ts';
import type { PlacedStage } from '../../timing/budget.ts';
import type { Range } from '../../timing/range.ts';
import type { StageKind } from '../../timing/recovery.ts';

/** Cells of a bar. Told apart without colours. */
const width = 40;
const fills: Readonly<Record<StageKind, string>> = {
  detect: '▒',
  decide: '░',
  fence: '█',
  'take-over': '▓',
  reconnect: '▪',
};
const beyond = '┄';
const mark = '╎';

/** A stage where it lies, and how far it may reach; without a stage, the mark of the objective alone. `end`: milliseconds of the whole width. */
export function bar(stage: PlacedStage | undefined, end: number, objective: number | undefined): string {
  if (!stage) return drawn([], end, objective);
  const { kind, from, length } = stage;
  const until = from + length.expected;
  return drawn(
    [
      { from, until, fill: fills[kind] },
      { from: until, until: from + length.worst, fill: beyond },
    ],
    end,
    objective,
  );
}

/** The stages that decide when it is over, in a row, as a rule; then up to the worst case. */
export function wholeBar(
  stages: readonly PlacedStage[],
  length: Range,
  end: number,
  objective: number | undefined,
): string {
  const parts = stages
    .filter(({ critical }) => critical)
    .map(({ kind, from, length: { expected } }) => ({ from, until: from + expected, fill: fills[kind] }));
  return drawn([...parts, { from: length.expected, until: length.worst, fill: beyond }], end, objective);
}

/** Seconds below a bar: 0, the middle and the end. */
export function ruler(end: number): string {
  const { scale } = text().timing;
  const half = scale(end / 2).padStart(width / 2 - 1);
  return `0${half}${scale(end).padStart(width - 1 - half.length)}`;
}

function drawn(
  parts: readonly { from: number; until: number; fill: string }[],
  end: number,
  objective: number | undefined,
): string {
  const cell = (ms: number) => Math.round((ms / Math.max(end, 1)) * width);
  const cells: string[] = new Array(width).fill(' ');
  for (const { from, until, fill } of parts) {
    if (until <= from) continue;
    // What takes any time is seen.
    const [first, last] = [Math.min(cell(from), width - 1), Math.max(cell(until), cell(from) + 1)];
    cells.fill(fill, first, Math.min(last, width));
  }
  if (objective !== undefined) {
    const at = Math.min(cell(objective), width - 1);
    if (cells[at] === ' ' || cells[at] === beyond) cells[at] = mark;
  }
  return cells.join('');
}
