import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

/** Who is missing is told once, not by each of those who miss them. */
export function corosyncHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const looked = members.flatMap(({ host }) => {
    const seen = facts.get(host);
    return seen ? [{ host, quorate: seen.quorate, members: seen.members }] : [];
  });
  const alone = looked.flatMap(({ host, quorate, members: count }): Condition[] => {
    const at = { service: 'corosync', host, severity: 'error' } as const;
    if (!quorate) return [{ ...at, code: 'MEMBER_DOWN', what: `corosync does not answer on ${host}` }];
    if (quorate === 'yes') return [];
    return [
      { ...at, code: 'COROSYNC_NO_QUORUM', what: `${host} sees ${count} of ${members.length} members, no quorum` },
    ];
  });
  const short = looked.filter(({ quorate, members: count }) => quorate === 'yes' && Number(count) < members.length);
  if (short.length === 0) return alone;
  const what = `${short.map(({ host }) => host).join(', ')} see ${short[0]!.members} of ${members.length} members`;
  // Who answers and has quorum is there; the others may be those that are missing.
  const about = members
    .map(({ host }) => host)
    .filter((host) => !looked.some((one) => one.host === host && one.quorate === 'yes'));
  return [...alone, { code: 'COROSYNC_MEMBER_MISSING', severity: 'warning', service: 'corosync', about, what }];
}
