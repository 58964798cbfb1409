import type { Group } from '../compose/compose.ts';
import { decidesTogether, neededAfterLoss } from '../compose/quorum.ts';
import { text } from '../locale/text.ts';
import type { FaultSpec } from '../timing/fault.ts';
import { faults } from './faults/index.ts';
import type { Known } from './faults/known.ts';
import type { RiskName } from './risk-names.ts';

/** What a fault would cost that the cloud cannot bear by itself. */
export interface Risk {
  readonly name: RiskName;
  readonly why: string;
}

/** Judged from what is declared, before anything is touched: who would be left, where a majority must be. */
export function risksOf(spec: FaultSpec, known: Known, groups: readonly Group[]): Risk[] {
  const words = text().drill.problems;
  if (spec.target === 'all-hosts') return [{ name: 'total-outage', why: words.totalOutage }];
  const hit = known.domains[spec.target] ?? [spec.target];
  const lost = groups
    .filter(({ service }) => faults[spec.fault].of !== 'service' || service.id === spec.part)
    .filter(decidesTogether)
    .filter((group) => {
      const members = group.view.members.map(({ host }) => host);
      // A word stands for one of them, whichever it will be.
      const dead = spec.target in known.domains ? members.filter((host) => hit.includes(host)).length : 1;
      return members.length - dead < neededAfterLoss(group);
    });
  return lost.map(({ service }) => ({ name: 'quorum', why: words.quorumLost(service.id) }));
}
