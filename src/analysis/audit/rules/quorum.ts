import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Cluster } from '../facts/cluster.ts';
import type { Ring } from '../facts/ring.ts';
import { isOff, isOn, largest, numberOf } from '../facts/setting.ts';
import { found, type Rule } from './rule.ts';

/** Who decides, when the network splits? */
export const quorum: Rule = (deployment) => {
  const { clusters, rings } = deployment;
  const nodes = largest(rings.map((ring) => ring.nodes.length));
  // Said only where the cluster's own configuration was seen: fencing stands there.
  const isUnfenced = clusters.length > 0 && !clusters.some(isFenced);
  return [
    ...deployment.clusters.flatMap((cluster) => ignored(cluster, nodes)),
    ...deployment.rings.flatMap((ring) => [...votes(ring), ...provider(ring), ...(isUnfenced ? pair(ring) : [])]),
    ...evenDatabases(deployment),
  ];
};

/** Fencing is on, and somebody can fence. */
function isFenced({ properties, resources }: Cluster): boolean {
  return !isOff(properties.get('stonith-enabled')) && resources.some(({ agent }) => agent.startsWith('stonith:'));
}

function ignored({ properties, nodes }: Cluster, others: number): Finding[] {
  const policy = properties.get('no-quorum-policy');
  if (policy?.value !== 'ignore') return [];
  const count = Math.max(nodes.length, others);
  const words = text().audit.quorum;
  return [found(count === 2 ? 'warning' : 'error', 'QUORUM_IGNORED', words.ignored(count), policy.where)];
}

function votes({ settings, nodes }: Ring): Finding[] {
  const words = text().audit.quorum;
  const [expected, twoNode] = [settings.get('quorum.expected_votes'), settings.get('quorum.two_node')];
  const votes = numberOf(expected);
  const possible = nodes.reduce((sum, node) => sum + node.votes, 0);
  const count = nodes.length || votes;
  const hasDevice = settings.has('quorum.device.model');
  const wrong = expected && votes !== undefined && nodes.length > 0 && votes !== possible && !hasDevice;
  const misused = twoNode && isOn(twoNode) && count !== undefined && count !== 2;
  return [
    ...(wrong ? [found('error', 'EXPECTED_VOTES_WRONG', words.expected(votes, possible), expected.where)] : []),
    ...(misused ? [found('error', 'TWO_NODE_MISUSED', words.twoNode(count), twoNode.where)] : []),
  ];
}

function provider(ring: Ring): Finding[] {
  const { settings, nodes, plugin, isOpenais, where } = ring;
  const words = text().audit.quorum;
  // Before 2.0 Pacemaker counted by itself.
  const counts = plugin !== undefined || isOpenais || settings.has('quorum.provider');
  const votes = nodes.reduce((sum, node) => sum + node.votes, 0);
  const isEven = nodes.length > 2 && votes % 2 === 0 && !settings.has('quorum.device.model');
  return [
    ...(nodes.length > 0 && !counts ? [found('error', 'QUORUM_PROVIDER_MISSING', words.noProvider, where)] : []),
    ...(isEven ? [found('warning', 'MEMBERS_EVEN', words.even(votes), where)] : []),
  ];
}

function pair({ settings, nodes, where }: Ring): Finding[] {
  const isPair = nodes.length === 2 || (nodes.length === 0 && isOn(settings.get('quorum.two_node')));
  if (!isPair || settings.has('quorum.device.model')) return [];
  return [
    found('error', 'TWO_NODE_UNFENCED', text().audit.quorum.unfenced, settings.get('quorum.two_node')?.where ?? where),
  ];
}

function evenDatabases({ databases }: Deployment): Finding[] {
  return databases.flatMap(({ members = [], settings, where }) =>
    members.length > 0 && members.length % 2 === 0
      ? [
          found(
            'warning',
            'MEMBERS_EVEN',
            text().audit.quorum.evenDatabase(members.length),
            settings.get('wsrep_cluster_address')?.where ?? where,
          ),
        ]
      : [],
  );
}
