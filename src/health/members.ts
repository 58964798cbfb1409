import type { Arrangement, Group } from '../compose/compose.ts';
import { decidesTogether, needed } from '../compose/quorum.ts';
import type { Condition } from '../services/condition.ts';
import type { HealthCode } from '../util/health-codes.ts';
import type { Look } from './look.ts';

/** Warnings of a member that does not do its work; every error is such. */
const idle: readonly HealthCode[] = ['MEMBER_DOWN', 'GALERA_NOT_SYNCED'];

/** Hosts whose member does its work, as far as it was seen: what a majority is counted from. */
export function atWork({ service, view }: Group, { facts, conditions }: Look): string[] {
  return view.members
    .map(({ host }) => host)
    .filter((host) => facts.get(service.id)?.has(host))
    .filter((host) => !conditions.some((one) => one.service === service.id && one.host === host && isIdle(one)));
}

/** Whether a member with this condition does no work. */
export function isIdle({ code, severity }: Pick<Condition, 'code' | 'severity'>): boolean {
  return severity === 'error' || idle.includes(code);
}

/** Groups that are missed when they do no work: those that uphold what users have, and those that decide by majority. */
export function missable({ groups }: Arrangement): Group[] {
  return groups.filter((group) => group.service.probe && (group.service.upholds.length > 0 || decidesTogether(group)));
}

/** A group in which too few members would do their work. */
export interface Missed {
  readonly service: string;
  readonly left: number;
  readonly need: number;
}

/** What would not go on if this host went away politely. */
export function missedWithout(host: string, arrangement: Arrangement, look: Look): Missed[] {
  return missable(arrangement)
    .filter(({ view }) => view.members.some((member) => member.host === host))
    .map((group) => ({
      service: group.service.id,
      left: atWork(group, look).filter((one) => one !== host).length,
      need: needed(group, group.view.members.length),
    }))
    .filter(({ left, need }) => left < need);
}
