import { type TargetWord, targetWords } from '../../drill/faults/spec.ts';
import { text } from '../../locale/text.ts';
import { services } from '../../services/index.ts';
import { type FaultId, faultIds } from '../../timing/fault.ts';

export interface DrillList {
  readonly faults: readonly { readonly fault: FaultId; readonly needs: 'lab' }[];
  readonly targets: readonly TargetWord[];
  /** Services whose processes can be hurt. */
  readonly services: readonly string[];
}

export function drillList(): DrillList {
  return {
    faults: faultIds.map((fault) => ({ fault, needs: 'lab' })),
    targets: targetWords,
    services: services.filter(({ faults }) => faults).map(({ id }) => id),
  };
}

export function drillListText({ faults, targets, services: hurt }: DrillList): string {
  const words = text().drill.list;
  const row = (name: string, what: string) => `  ${name.padEnd(17)}${what}`;
  return [
    words.heading,
    ...faults.map(({ fault, needs }) => row(fault, `${words.faults[fault]} (${words.requires(words.needs[needs])})`)),
    '',
    words.services(hurt),
    '',
    words.targets,
    ...targets.map((target) => row(target, words.target[target])),
    row('KIND:NAME', words.target.domain),
    row('HOST', words.target.host),
  ].join('\n');
}
