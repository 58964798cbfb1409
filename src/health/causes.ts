import type { Condition } from '../services/condition.ts';
import type { HealthCode } from '../util/health-codes.ts';

/** A condition of a host that explains others. `service`: only of that service; of the symptom's own, when left out. */
interface Cause {
  readonly code: HealthCode;
  readonly service?: string;
}

const unreachable: Cause = { code: 'HOST_UNREACHABLE_NOW', service: 'host' };
const down: Cause = { code: 'MEMBER_DOWN' };
/** Whatever else is said of that host. */
const resting: HealthCode = 'HOST_IN_MAINTENANCE';

/**
 * What explains what: a symptom is one when each host that it speaks of has one of its causes.
 * What users notice is never a symptom: ADDRESS_NOT_HELD, HAPROXY_BACKEND_DOWN, COROSYNC_NO_QUORUM.
 */
const causes: Partial<Record<HealthCode, readonly Cause[]>> = {
  COROSYNC_MEMBER_MISSING: [unreachable, down],
  GALERA_DEGRADED: [unreachable, down, { code: 'GALERA_NOT_PRIMARY' }],
  RABBITMQ_DEGRADED: [unreachable, down, { code: 'RABBITMQ_NOT_CLUSTERED' }],
  HAPROXY_SERVER_DOWN: [
    unreachable,
    down,
    { code: 'GALERA_NOT_SYNCED', service: 'galera' },
    { code: 'GALERA_NOT_PRIMARY', service: 'galera' },
  ],
  KEEPALIVED_FAULT: [unreachable, { code: 'MEMBER_DOWN', service: 'haproxy' }],
  // A member of Pacemaker has no controller when its Corosync is dead or alone.
  MEMBER_DOWN: [
    { code: 'MEMBER_DOWN', service: 'corosync' },
    { code: 'COROSYNC_NO_QUORUM', service: 'corosync' },
  ],
};

/** The conditions that explain this one; empty when it stands for itself. */
export function causesOf(condition: Condition, all: readonly Condition[]): Condition[] {
  const concerned = condition.host === undefined ? (condition.about ?? []) : [condition.host];
  const found = concerned.map((host) => all.find((one) => one.host === host && isCause(one, condition)));
  const known = found.filter((one) => one !== undefined);
  return known.length === concerned.length ? known : [];
}

function isCause(one: Condition, symptom: Condition): boolean {
  if (one.code === resting) return symptom !== one;
  if (symptom.code === 'MEMBER_DOWN' && symptom.service !== 'pacemaker') return false;
  return (causes[symptom.code] ?? []).some(
    ({ code, service }) => one.code === code && one.service === (service ?? serviceOf(symptom)),
  );
}

/** What a balancer sees as down is a member of the service behind it: its proxies are named after them. */
function serviceOf({ code, service, object }: Condition): string {
  return code === 'HAPROXY_SERVER_DOWN' ? (object ?? service) : service;
}
