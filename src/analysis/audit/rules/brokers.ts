import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Broker } from '../facts/broker.ts';
import type { Resource } from '../facts/cluster.ts';
import type { Program } from '../facts/program.ts';
import { isOn, largest } from '../facts/setting.ts';
import { hostsOfUrl } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** Does messaging survive a split, and the loss of a broker? */
export const brokers: Rule = (deployment) => {
  const { brokers, programs, clusters } = deployment;
  // Files of brokers that name no members are of members themselves.
  const cluster = largest(brokers.map(({ members }) => members.length)) || brokers.length;
  return [
    ...brokers.flatMap((broker) => split(broker, deployment)),
    ...programs.flatMap((program) => [...queues(program), ...brokersOf(program, cluster)]),
    ...clusters.flatMap(({ resources }) => resources.flatMap(policy)),
  ];
};

function split({ settings, members, where }: Broker, { brokers }: Deployment): Finding[] {
  const words = text().audit.brokers;
  const handling = settings.get('cluster_partition_handling');
  const count = members.length || brokers.length;
  const isCluster = count > 1 || settings.has('cluster_formation.peer_discovery_backend');
  const at = handling?.where ?? where;
  if (handling?.value === 'autoheal') return [found('error', 'PARTITION_AUTOHEALED', words.autoheal, at)];
  if (handling?.value.startsWith('pause_minority'))
    return count === 2 ? [found('warning', 'BROKER_PAIR', words.pair, at)] : [];
  return isCluster && (!handling || handling.value === 'ignore')
    ? [found('error', 'PARTITION_IGNORED', words.ignored(handling !== undefined), at)]
    : [];
}

function option({ options }: Program, name: string) {
  return options.get(`oslo_messaging_rabbit.${name}`) ?? options.get(`DEFAULT.${name}`);
}

function queues(program: Program): Finding[] {
  const words = text().audit.brokers;
  const mirrored = option(program, 'rabbit_ha_queues');
  if (mirrored && isOn(mirrored)) return [found('warning', 'QUEUES_MIRRORED', words.mirrored, mirrored.where)];
  const url = program.options.get('DEFAULT.transport_url');
  return url && hostsOfUrl(url.value).length > 1 && !isOn(option(program, 'rabbit_quorum_queue'))
    ? [found('warning', 'QUEUES_NOT_REPLICATED', words.notReplicated, url.where)]
    : [];
}

/** The resource agent of RabbitMQ sets policies by a parameter of its own. */
function policy({ parameters }: Resource): Finding[] {
  const setting = parameters.get('set_policy');
  return setting && /ha-mode/.test(setting.value)
    ? [found('warning', 'QUEUES_MIRRORED', text().audit.brokers.policy, setting.where)]
    : [];
}

function brokersOf({ options }: Program, cluster: number): Finding[] {
  const words = text().audit.brokers;
  const url = options.get('DEFAULT.transport_url');
  const hosts = url?.value.startsWith('rabbit') ? hostsOfUrl(url.value) : [];
  if (!url || hosts.length === 0 || hosts.length >= cluster) return [];
  return [found('warning', 'BROKERS_UNLISTED', words.unlisted(hosts.length, cluster), url.where)];
}
