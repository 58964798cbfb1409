import { text } from '../../locale/text.ts';
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
    if (!quorate) return [{ ...at, code: 'MEMBER_DOWN', what: text().services.corosync.silent(host) }];
    if (quorate === 'yes') return [];
    return [
      { ...at, code: 'COROSYNC_NO_QUORUM', what: text().services.corosync.noQuorum(host, count!, members.length) },
    ];
  });
  const short = looked.filter(({ quorate, members: count }) => quorate === 'yes' && Number(count) < members.length);
  if (short.length === 0) return alone;
  const seeing = short.map(({ host }) => host);
  const what = text().services.corosync.missing(seeing, short[0]!.members!, members.length);
  // Who answers and has quorum is there; the others may be those that are missing.
  const about = members
    .map(({ host }) => host)
    .filter((host) => !looked.some((one) => one.host === host && one.quorate === 'yes'));
  return [...alone, { code: 'COROSYNC_MEMBER_MISSING', severity: 'warning', service: 'corosync', about, what }];
}
