import { text } from '../../../locale/text.ts';
import type { Place } from '../../../util/errors.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import { groupBy, listOf } from '../facts/setting.ts';
import { isAddress } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** A list of members of one group, as one file has it. */
interface List {
  readonly members: readonly string[];
  readonly where: Place;
}

/** Do all files name the same members? */
export const members: Rule = (deployment) =>
  listsOf(deployment).flatMap(({ title, lists }) => {
    const filled = lists.filter((list) => list.members.length > 0);
    // Names and addresses of the same host cannot be told to be the same.
    return [true, false]
      .flatMap((numeric) => clustersOf(filled.filter(({ members }) => isAddress(members[0]!) === numeric)))
      .flatMap((own) => compare(title, own));
  });

/** Lists that share members, directly or over others, are of one cluster: a directory may hold several. */
function clustersOf(lists: readonly List[]): List[][] {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) {
      parents.set(root, parents.get(parent) ?? parent);
      root = parent;
    }
    return root;
  };
  for (const { members } of lists) for (const one of members) parents.set(rootOf(one), rootOf(members[0]!));
  return [...groupBy(lists, ({ members }) => rootOf(members[0]!)).values()];
}

/** Who is in most of the lists belongs to the group; half of them count as most. */
function compare(title: string, lists: readonly List[]): Finding[] {
  const words = text().audit.members;
  const counts = new Map<string, number>();
  for (const { members } of lists) for (const one of new Set(members)) counts.set(one, (counts.get(one) ?? 0) + 1);
  const usual = [...counts].filter(([, count]) => count * 2 >= lists.length).map(([name]) => name);
  return lists.flatMap(({ members, where }) => {
    const here = new Set(members);
    const lacking = usual.filter((name) => !here.has(name));
    const alone = [...here].filter((name) => counts.get(name)! * 2 < lists.length);
    return [
      ...(lacking.length > 0 ? [found('warning', 'MEMBERS_DIFFER', words.lacks(title, lacking), where)] : []),
      ...(alone.length > 0 ? [found('warning', 'MEMBERS_DIFFER', words.alone(title, alone), where)] : []),
    ];
  });
}

function listsOf({
  rings,
  clusters,
  databases,
  brokers,
  balancers,
  programs,
}: Deployment): { title: string; lists: List[] }[] {
  const words = text().audit.members;
  const pools = balancers.flatMap((one) => one.pools);
  const listed = (nature: string) =>
    pools
      .filter(({ service }) => service?.nature === nature)
      .map(({ servers, where }) => ({ members: servers.map(({ address }) => address), where }));
  const caches = programs.flatMap(({ options }) =>
    [...options]
      .filter(([name]) => /\.memcached?_servers$/.test(name))
      .map(([, one]) => ({ members: listOf(one).map((server) => server.split(':')[0]!), where: one.where })),
  );
  const sides = groupBy(
    pools.filter(({ service }) => service?.nature !== 'database'),
    ({ name }) => name,
  );
  return [
    {
      title: words.titles.ring,
      lists: rings.map(({ nodes, where }) => ({
        members: nodes.flatMap(({ addresses }) => addresses.slice(0, 1)),
        where,
      })),
    },
    {
      title: words.titles.ring,
      lists: [
        ...(clusters.length > 0 ? rings : []).map(({ nodes, where }) => ({
          members: nodes.map(({ name }) => name).filter((name) => !isAddress(name)),
          where,
        })),
        ...clusters.map(({ nodes, where }) => ({ members: nodes, where })),
      ],
    },
    {
      title: words.titles.database,
      lists: [
        ...databases.map(({ members = [], settings, where }) => ({
          members,
          where: settings.get('wsrep_cluster_address')?.where ?? where,
        })),
        ...listed('database'),
      ],
    },
    { title: words.titles.broker, lists: brokers.map(({ members, where }) => ({ members, where })) },
    { title: words.titles.cache, lists: caches },
    ...[...sides].map(([title, own]) => ({
      title,
      lists: own.map(({ servers, where }) => ({ members: servers.map(({ address }) => address), where })),
    })),
  ];
}
