import type { Group } from '../compose/compose.ts';
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
