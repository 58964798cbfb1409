import type { Kept, TimersTold, WhatIf } from '../../analysis/what-if.ts';
import type { Proof } from '../../drill/proofs.ts';
import { text } from '../../locale/text.ts';
import type { PlacedStage } from '../../timing/budget.ts';
import { capabilities, type Term } from '../../timing/recovery.ts';
import type { Timers } from '../../timing/timers.ts';
import { grouped } from '../../util/grouped.ts';
import { columns, padded } from './columns.ts';
import { paint } from './paint.ts';
import { bar, ruler, wholeBar } from './time-bar.ts';

/** What `what-if` found out. */
export interface WhatIfReport {
  readonly cloud: string;
  readonly rehearsal: boolean;
  readonly faults: readonly (WhatIf & { readonly measured: readonly Proof[] })[];
  readonly timers: TimersTold;
}

type ShownFault = WhatIfReport['faults'][number];
type ShownBudget = ShownFault['budgets'][number];

const signs: Readonly<Record<Kept, string>> = { met: '✓', mostly: '◐', missed: '✗', never: '✗', none: '·' };
const colours = { met: 'green', mostly: 'yellow', missed: 'red', never: 'red', none: 'dim' } as const;

/** One fault: each capability as a bar of time, its stages with the settings that they come from. */
export function whatIfText({ faults, timers }: WhatIfReport): string {
  const words = text().timing;
  return [...faults.map((fault) => faultText(fault, timers)), words.legend, ...changesText(timers)].join('\n\n');
}

function faultText({ fault, class: name, objective, budgets, measured }: ShownFault, told: TimersTold): string {
  const words = text().timing;
  // Capabilities that go the same way are told together.
  const alike = [...grouped(budgets, wayOf).values()];
  const end = Math.max(objective ?? 0, ...budgets.map(({ length, stages }) => length?.worst ?? stagesEnd(stages)));
  const blocks = alike.map((group) => {
    const [{ length, never, stages, eats, promise, shortest }] = group as [ShownBudget];
    const names = group.map(({ capability }) => capability).join(', ');
    const took = length
      ? length.worst === 0
        ? words.unnoticed
        : words.length(length.best, length.expected, length.worst)
      : words.endless(words.never[never!]);
    const proofs = measured.filter(({ canary }) => group.some(({ capability }) => capability === canary));
    return [
      `${paint(colours[promise], signs[promise])} ${paint('bold', names)}  ${took}${length ? `  ${paint('dim', words.promises[promise])}` : ''}`,
      ...(length && length.worst > 0 ? [`  ${wholeBar(stages, length, end, objective)}`, `  ${ruler(end)}`] : []),
      ...stages.flatMap((stage) => stageLines(stage, end, objective, told)),
      ...(eats && length
        ? [
            `  ${words.eats(words.stages[eats.name], eats.length.worst, Math.round((eats.length.worst / length.worst) * 100))}`,
          ]
        : []),
      ...(shortest
        ? [`  ${words.atShortest(shortest.best, shortest.expected, shortest.worst, alarmsText(told))}`]
        : []),
      ...proofs.map((proof) => `  ${proof.canary}  ${measuredText(proof, length?.worst)}`),
    ].join('\n');
  });
  return [
    words.title(fault, words.classes[name], objective),
    paint('dim', words.lengths),
    '',
    blocks.join('\n\n'),
  ].join('\n');
}

function stagesEnd(stages: readonly PlacedStage[]): number {
  return Math.max(0, ...stages.map(({ from, length }) => from + length.worst));
}

/** What capabilities of one way back have in common. */
const wayOf = ({ stages, never }: ShownBudget) =>
  JSON.stringify([stages.map(({ name, from, length }) => [name, from, length]), never]);

/** A stage, and below it what it comes from. */
function stageLines(stage: PlacedStage, end: number, objective: number | undefined, told: TimersTold): string[] {
  const words = text().timing;
  const { kind, name, service, length, terms } = stage;
  const shown = terms.filter((term) => term.length.worst > 0).map((term) => termText(term, told));
  return [
    `  ${bar(stage, end, objective)}  ${padded(words.kinds[kind], 9)} ${padded(words.between(length.best, length.worst), 11)} ${service}: ${words.stages[name]}`,
    ...(shown.length > 0
      ? [paint('dim', `  ${bar(undefined, end, objective)}  ${' '.repeat(22)}${shown.join(' · ')}`)]
      : []),
  ];
}

function termText(term: Term, told: TimersTold): string {
  const words = text().timing;
  if ('assumption' in term)
    return words.assumed(words.assumptions[term.assumption], words.between(term.length.best, term.length.worst));
  if ('fixed' in term) return term.fixed;
  const setting = told.settings.find(({ timer }) => timer === term.timer);
  return setting
    ? words.inFile(setting.written, setting.file.split('/').at(-1)!)
    : words.ofTimer(term.timer, told.now[term.timer]);
}

function measuredText({ runs, median, worst, elsewhere }: Proof, most: number | undefined): string {
  const words = text().timing;
  if (median === undefined || worst === undefined) return '–';
  return [
    words.measured(runs, median, worst),
    ...(elsewhere > 0 ? [words.elsewhere(elsewhere, runs)] : []),
    ...(most !== undefined && worst > most ? [paint('red', words.outside)] : []),
  ].join('; ');
}

/** All faults × capabilities: expected and worst, and the median of what was measured. */
export function whatIfTable({ faults, timers }: WhatIfReport): string {
  const words = text().timing;
  const heads = [words.fault, ...capabilities, words.objective];
  const rows = faults.map(({ fault, objective, budgets, measured }) => [
    fault,
    ...budgets.map((budget) => cellOf(budget, measured)),
    objective === undefined ? '–' : words.scale(objective),
  ]);
  const [head, ...lines] = columns(heads, rows);
  return [
    paint('dim', words.cells),
    '',
    paint('dim', head),
    ...lines.map((line) =>
      line.replace(/[\u2713\u25D0\u2717]/g, (sign) =>
        paint(({ '✓': 'green', '◐': 'yellow', '✗': 'red' } as const)[sign as '✓'], sign),
      ),
    ),
    ...changesText(timers).flatMap((lines) => ['', lines]),
    '',
    words.more,
  ].join('\n');
}

function cellOf({ capability, length, promise }: ShownBudget, measured: readonly Proof[]): string {
  const words = text().timing;
  const proof = measured.find(({ canary }) => canary === capability);
  const seen = proof?.median === undefined ? '' : ` [${(proof.median / 1000).toFixed(1)}]`;
  if (!length) return `${signs[promise]} ${words.end}${seen}`;
  if (length.worst === 0) return `  –${seen}`;
  return `${signs[promise]} ${(length.expected / 1000).toFixed(1)} / ${(length.worst / 1000).toFixed(1)}${seen}`;
}

/** Timers that are other than usual, and what they cost. */
function changesText({ changed, falseAlarms }: TimersTold): string[] {
  const words = text().timing;
  const changes = Object.entries(changed) as [keyof Timers, { usual: number; now: number }][];
  if (changes.length === 0) return [];
  const { now, usual } = falseAlarms;
  const alarms = watchers.flatMap((who) =>
    now[who] === undefined || now[who] === usual[who] ? [] : [words.alarms(who, now[who], usual[who]!)],
  );
  return [
    [words.changed, ...changes.map(([timer, one]) => `  ${words.change(timer, one.usual, one.now)}`), ...alarms].join(
      '\n',
    ),
  ];
}

function alarmsText({ falseAlarms: { now, shortest } }: TimersTold): string {
  const { alarm } = text().timing;
  return watchers.flatMap((who) => (now[who] === undefined ? [] : [alarm(who, shortest[who]!, now[who])])).join(', ');
}

const watchers = ['corosync', 'keepalived', 'galera'] as const;
