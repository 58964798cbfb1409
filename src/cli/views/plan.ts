import stringWidth from 'fast-string-width';
import { text } from '../../locale/text.ts';
import type { FileDiff } from '../../plan/diff.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { Effect } from '../../plan/effect.ts';

type ShownStep = PlanDocument['steps'][number];

/** A line per step: verb, service, host, object, what users notice; below it what changes. New files show their size only, unless `full`. */
export function planText({ cloud, revision, steps }: PlanDocument, full: boolean): string {
  const words = text().cli.plan;
  if (steps.length === 0) return words.nothing(cloud, revision);
  const width = (of: (step: ShownStep) => string) => Math.max(...steps.map((step) => stringWidth(of(step))));
  const [service, host] = [width((step) => step.service), width((step) => step.host)];
  const shown = new Map<string, string>();
  /** What changes alike on several hosts is shown on the first. */
  const changes = (step: ShownStep): string[] => {
    const all = step.diffs!.flatMap((one) => diffText(one, full, step.diffs!.length > 1));
    const key = `${step.service} ${all.filter((line) => !/^ {6}[ @]/.test(line)).join('\n')}`;
    const first = shown.get(key);
    if (first === undefined) shown.set(key, step.host);
    return first === undefined || all.length < 2 ? all : [`      ${words.alike(first)}`];
  };
  const lines = steps.flatMap((step) => [
    [
      `${signs[step.verb]} ${step.verb.padEnd(8)} ${step.service.padEnd(service)}  ${step.host.padEnd(host)}  ${step.object}`,
      ...(step.effect ? [effectText(step.effect)] : []),
    ].join('  '),
    ...(step.diffs ? changes(step) : step.details.length > 1 ? step.details.map((detail) => `    ${detail}`) : []),
  ]);
  return [...lines, '', summary(steps, revision)].join('\n');
}

function effectText({ stay, of, need, interruption }: Effect): string {
  const words = text().cli.plan;
  const noticed = Object.entries(interruption);
  const users =
    noticed.length === 0
      ? words.unnoticed
      : words.noticed(
          noticed.map(([what]) => what),
          noticed[0]![1] / 1000,
        );
  return of === 1 ? `(${users})` : `(${words.stays(stay, of, need)}; ${users})`;
}

function diffText({ path, lines: shown, remark, more }: FileDiff, full: boolean, named: boolean): string[] {
  const words = text().cli.plan;
  const lines = [
    ...shown,
    ...(remark ? [`${remark === 'removed' ? '-' : '~ '}${words.remarks[remark]}`] : []),
    ...(more ? [`~ ${words.more(more)}`] : []),
  ];
  const fresh = lines.length > 0 && lines.every((line) => line.startsWith('+') || line.startsWith('@'));
  if (fresh && !full) return named ? [`    ${path}  ${words.fresh(lines.length - 1)}`] : [];
  return [...(named ? [`    ${path}`] : []), ...lines.map((line) => `      ${line}`)];
}

function summary(steps: readonly ShownStep[], revision: string): string {
  const words = text().cli.plan;
  const hosts = new Set(steps.map((step) => step.host)).size;
  const restarts = steps.filter(({ verb }) => verb === 'restart').length;
  const interruptions = steps.filter(({ effect }) => effect && Object.keys(effect.interruption).length > 0).length;
  return `${words.total(steps.length, hosts, revision)} ${words.cost(restarts, interruptions)}`;
}

const signs: Record<ShownStep['verb'], string> = {
  install: '+',
  write: '~',
  start: '▶',
  restart: '↻',
  reload: '↻',
  enable: '+',
  converge: '~',
  remove: '-',
  stop: '■',
};
