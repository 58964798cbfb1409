import { text } from '../../locale/text.ts';
import type { Condition, Facts } from '../condition.ts';
import type { View } from '../service.ts';

export function rabbitmqHealth({ members }: View, facts: ReadonlyMap<string, Facts>): Condition[] {
  const looked = members.flatMap(({ host }) => {
    const seen = facts.get(host);
    return seen ? [{ host, seen }] : [];
  });
  const answering = looked.filter(({ seen }) => seen.running !== undefined);
  // The side that most members are on, as those on it see it.
  const cluster = answering.map(({ seen }) => words(seen.running)).sort((one, other) => other.length - one.length)[0];
  return [
    ...looked.flatMap(({ host, seen }) => memberConditions(host, seen)),
    ...partition(answering),
    ...answering
      .filter(({ host, seen }) => !cluster?.includes(host) && !seen.partitions)
      .map(({ host }): Condition => {
        const what = text().services.rabbitmq.notClustered(host, cluster!);
        return { code: 'RABBITMQ_NOT_CLUSTERED', severity: 'error', service: 'rabbitmq', host, what };
      }),
    ...(cluster && cluster.length < members.length ? [degraded(cluster, members)] : []),
  ];
}

function memberConditions(host: string, { http, unit, alarms }: Facts): Condition[] {
  const at = { severity: 'error', service: 'rabbitmq', host } as const;
  if (http !== '200') {
    const what =
      unit === 'active' || unit === 'activating'
        ? text().services.rabbitmq.waiting(host)
        : text().services.rabbitmq.down(host);
    return [{ ...at, code: 'MEMBER_DOWN', what }];
  }
  if (!alarms) return [];
  const what = text().services.rabbitmq.alarm(host, words(alarms));
  return [{ ...at, code: 'RABBITMQ_ALARM', what }];
}

/** Told once: each side sees the other as parted. */
function partition(answering: readonly { host: string; seen: Facts }[]): Condition[] {
  const parted = answering.find(({ seen }) => seen.partitions);
  if (!parted) return [];
  const what = text().services.rabbitmq.apart(parted.host, words(parted.seen.partitions));
  return [{ code: 'RABBITMQ_PARTITIONED', severity: 'error', service: 'rabbitmq', what }];
}

function degraded(cluster: readonly string[], members: View['members']): Condition {
  const what = text().services.rabbitmq.degraded(cluster.length, members.length);
  const about = members.map(({ host }) => host).filter((host) => !cluster.includes(host));
  return { code: 'RABBITMQ_DEGRADED', severity: 'warning', service: 'rabbitmq', about, what };
}

function words(list = ''): string[] {
  return list.split(' ').filter(Boolean);
}
