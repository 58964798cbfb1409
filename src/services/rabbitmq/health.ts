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
        const what = `${host} is not in the cluster of ${cluster!.join(', ')}`;
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
        ? `rabbitmq on ${host} takes no clients: it is starting, or waits for a majority`
        : `rabbitmq on ${host} does not run`;
    return [{ ...at, code: 'MEMBER_DOWN', what }];
  }
  if (!alarms) return [];
  const what = `${host} is short of ${words(alarms).join(' and ')}, and senders are blocked`;
  return [{ ...at, code: 'RABBITMQ_ALARM', what }];
}

/** Told once: each side sees the other as parted. */
function partition(answering: readonly { host: string; seen: Facts }[]): Condition[] {
  const parted = answering.find(({ seen }) => seen.partitions);
  if (!parted) return [];
  const what = `${parted.host} and ${words(parted.seen.partitions).join(', ')} run, and do not see each other`;
  return [{ code: 'RABBITMQ_PARTITIONED', severity: 'error', service: 'rabbitmq', what }];
}

function degraded(cluster: readonly string[], members: View['members']): Condition {
  const what = `${cluster.length} of ${members.length} message brokers are in the cluster`;
  const about = members.map(({ host }) => host).filter((host) => !cluster.includes(host));
  return { code: 'RABBITMQ_DEGRADED', severity: 'warning', service: 'rabbitmq', about, what };
}

function words(text = ''): string[] {
  return text.split(' ').filter(Boolean);
}
