import { type FaultId, faultIds } from '../../drill/faults/fault.ts';
import { type TargetWord, targetWords } from '../../drill/faults/spec.ts';
import { text } from '../../locale/text.ts';

export interface DrillList {
  readonly faults: readonly { readonly fault: FaultId; readonly needs: 'lab' }[];
  readonly targets: readonly TargetWord[];
}

export function drillList(): DrillList {
  return { faults: faultIds.map((fault) => ({ fault, needs: 'lab' })), targets: targetWords };
}

export function drillListText({ faults, targets }: DrillList): string {
  const words = text().drill.list;
  const row = (name: string, what: string) => `  ${name.padEnd(12)}${what}`;
  return [
    words.heading,
    ...faults.map(({ fault, needs }) => row(fault, `${words.faults[fault]} (${words.requires(words.needs[needs])})`)),
    '',
    words.targets,
    ...targets.map((target) => row(target, words.target[target])),
    row('HOST', words.target.host),
  ].join('\n');
}
