import type { Composition } from '../compose/compose.ts';
import { text } from '../locale/text.ts';
import type { Plan, Step } from '../plan/step.ts';
import { beginHere, joinOthers, recordDecision, serves } from '../services/galera/recovery.ts';
import type { SeenMember } from './look.ts';

/** What the operator decided, as it is kept on the hosts. */
export interface Decision {
  /** UTC. */
  readonly at: string;
  /** User and machine. */
  readonly by: string;
  /** Member that the database begins from. */
  readonly from: string;
  /** Its position, as cluster:transaction. */
  readonly position: string;
  /** Members that were not asked: what only they had is given up. */
  readonly without: readonly string[];
  /** Members that were further, and lose what they had beyond that. */
  readonly behind: readonly string[];
  readonly seen: readonly SeenMember[];
}

/** The decision is kept on every host that answers, then carried out; then those that answer join, one after the other. */
export function recoveryPlan({ cloud, revision }: Composition, decision: Decision): Plan {
  const hosts = decision.seen.filter(({ position }) => position).map(({ host }) => host);
  const entry = JSON.stringify(decision);
  const words = text().recover.steps;
  const step = (act: string, host: string, rest: Pick<Step, 'object' | 'act' | 'needs'> & Partial<Step>): Step => ({
    ...{ id: `${act} galera@${host}`, service: 'galera', host, verb: 'converge', details: [], timeoutMs: 900_000 },
    ...rest,
  });
  const records = hosts.map((host) =>
    step('record', host, { object: () => words.record, act: recordDecision(entry), needs: [] }),
  );
  const begin = step('begin', decision.from, {
    object: () => words.begin(decision.position),
    needs: records.map(({ id }) => id),
    look: { script: serves.script, hosts: [decision.from] },
    act: beginHere,
    gate: serves,
  });
  // One after the other: each takes what it missed from those that serve.
  const others = hosts.filter((host) => host !== decision.from);
  const joins = others.map((host, index) =>
    step('join', host, {
      object: () => words.join,
      needs: [index === 0 ? begin.id : `join galera@${others[index - 1]}`],
      look: { script: serves.script, hosts: [host] },
      act: joinOthers,
      gate: serves,
    }),
  );
  return { cloud: cloud.name, revision, steps: [...records, begin, ...joins], barriers: {} };
}
