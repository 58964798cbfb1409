import { listed } from '../../locale/listed.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';

export function plainTraffic({ cloud }: Design): Finding[] {
  if (cloud.tls !== 'off') return [];
  return [{ code: 'PLAIN_TRAFFIC', severity: 'warning', what: text().analysis.plain, at: ['tls'] }];
}

/** Ports that only members need, while nothing keeps others from them. One finding for each network. */
export function openPorts({ cloud, groups }: Design): Finding[] {
  if (cloud.architecture.firewall !== 'none') return [];
  const ports = new Map<string, Set<string>>();
  for (const { service, from, network, port } of contributionsOf(groups[0]?.view.contributions ?? [], 'open-port')) {
    if (from !== 'members' || network === undefined || port === undefined) continue;
    const ofNetwork = ports.get(network) ?? new Set<string>();
    ports.set(network, ofNetwork.add(`${service} ${[port].flat().join('-')}`));
  }
  return [...ports].map(([network, open]) => ({
    code: 'MEMBERS_PORTS_OPEN',
    severity: 'warning',
    what: text().analysis.open(listed([...open]), network),
    at: ['networks', network],
  }));
}
