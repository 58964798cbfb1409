import type { Path } from '../cloud/source.ts';
import type { Arrangement } from '../compose/compose.ts';
import { type Case, casesAt } from '../compose/timers.ts';
import { text } from '../locale/text.ts';
import { assumptionsFor } from '../timing/assumptions.ts';
import type { Budget } from '../timing/budget.ts';
import { orderRules } from '../timing/order.ts';
import type { TimerName } from '../timing/recovery.ts';
import type { timers as usual } from '../timing/timers.ts';
import type { Finding } from './finding.ts';
import { type Impossible, timersTold } from './what-if.ts';

/**
 * What is wrong with the timers of a cloud: layers that contradict each other, and objectives that no timers can keep or that are kept only
 * as a rule. Each objective is told of once, by the fault that misses it most.
 */
export function timingFindings(arrangement: Arrangement): Finding[] {
  const { now, impossible } = timersTold(arrangement);
  const cases = casesAt(arrangement, now);
  return [
    ...orderFindings(now),
    ...patienceFindings(arrangement),
    ...objectiveFindings(arrangement, cases, impossible),
  ];
}

/** Timers of two layers that contradict each other. */
export function orderFindings(timers: typeof usual): Finding[] {
  const words = text().timing;
  const told = (name: TimerName) => words.ofTimer(name, timers[name]);
  return orderRules
    .filter(({ holds }) => !holds(timers))
    .map(({ name, timers: names }) => ({
      code: 'TIMER_ORDER',
      severity: 'warning',
      what: words.findings.contradicts(words.findings.order[name], names.map(told).join(', ')),
    }));
}

/** Power switches that may need longer than Pacemaker waits for them. */
function patienceFindings({ cloud, groups }: Arrangement): Finding[] {
  const fencing = groups.find(({ service }) => service.id === 'pacemaker');
  if (!fencing || !cloud.hosts.some(({ fence }) => fence.length > 0)) return [];
  const assumed = assumptionsFor(cloud);
  const needed = Math.max(assumed.fencing.worst, assumed.outlet.worst) + assumed['fence-agent'].worst;
  const limit = fencing.view.timers.fencing;
  if (needed <= limit) return [];
  const what = text().timing.findings.patient(limit, needed);
  return [{ code: 'FENCING_IMPATIENT', severity: 'error', what, at: ['assumptions', 'fencing'] }];
}

function objectiveFindings(
  { cloud }: Arrangement,
  cases: readonly Case[],
  impossible: readonly Impossible[],
): Finding[] {
  const words = text().timing;
  return Object.entries(cloud.objectives.interruption).flatMap(([name, objective]): Finding[] => {
    const at: Path = ['objectives', 'interruption', name];
    const endless = impossible.filter((one) => one.class === name && one.shortest);
    const [first] = endless.toSorted((one, other) => other.shortest!.expected - one.shortest!.expected);
    if (first) {
      const what = words.findings.unreachable(name, objective, first.fault, first.capability, first.shortest!.expected);
      return [{ code: 'OBJECTIVE_UNREACHABLE', severity: 'warning', what, at }];
    }
    const late = cases
      .filter((one) => one.class === name)
      .flatMap(({ fault, budgets }) => budgets.map((budget) => ({ fault, budget })))
      .filter(({ budget }) => worstOf(budget) > objective)
      .toSorted((one, other) => worstOf(other.budget) - worstOf(one.budget));
    const [most] = late;
    if (!most) return [];
    const { capability, eats } = most.budget;
    const stage = words.stages[eats!.name];
    const what = words.findings.atWorst(name, objective, most.fault, capability, worstOf(most.budget), stage);
    return [{ code: 'OBJECTIVE_AT_WORST', severity: 'advice', what, at }];
  });
}

/** What does not end by itself is told elsewhere. */
function worstOf({ length }: Budget): number {
  return length?.worst ?? 0;
}
