import type { Cloud, Host } from '../../cloud/cloud.ts';
import { contains, parseBlock, parseIp } from '../../cloud/ipv4.ts';
import { decidesTogether } from '../../compose/quorum.ts';
import { text } from '../../locale/text.ts';
import { contributionsOf } from '../../services/contribution.ts';
import type { Finding } from '../finding.ts';
import type { Design } from '../rule.ts';
import { essentialStops } from '../stops.ts';

/** Fencing levels that do not do what they are there for. That a host has none, or none that answers, is among the single points. */
export function fencingFindings(design: Design): Finding[] {
  const words = text().analysis;
  const hosts = fencedHosts(design);
  const [only] = hosts;
  if (!only) return [];
  if (hosts.length === 1)
    return only.fence.length === 0
      ? []
      : [{ code: 'FENCE_SELF', severity: 'advice', what: words.alone(only.name), at: ['hosts', only.name, 'fence'] }];
  return [...dyingWithHost(design, hosts), ...onCutNetwork(design, hosts), ...behindOneNetwork(design, hosts)];
}

/** Addresses that move by what is heard, where nobody is proven off. */
export function unprovenAddresses({ cloud, groups, conditions }: Design): Finding[] {
  const moving = conditions.some(
    ({ group }) => group.service.modes.includes('active-passive') && group.view.members.length > 1,
  );
  const proven = groups.some(({ service }) => service.pairs === 'fenced');
  if (!moving || proven || cloud.addresses.length === 0) return [];
  const what = text().analysis.unproven;
  return [{ code: 'ADDRESSES_UNPROVEN', severity: 'advice', what, at: ['architecture', 'addresses'] }];
}

/** The hosts that fence each other. */
function fencedHosts({ cloud, groups }: Design): Host[] {
  const members = new Set(
    groups
      .filter(({ service }) => service.pairs === 'fenced')
      .flatMap(({ view }) => view.members.map(({ host }) => host)),
  );
  return cloud.hosts.filter(({ name }) => members.has(name));
}

/** Switches in the chassis only, where no declared failure domain says so already. */
function dyingWithHost(design: Design, hosts: readonly Host[]): Finding[] {
  const told = new Set(
    design.capabilities.flatMap((capability) =>
      essentialStops(capability, design.downBy)
        .filter(({ elements, because }) => elements.length === 1 && because.every(({ of }) => of === 'fencing'))
        .flatMap(({ elements }) => design.downBy(elements[0])),
    ),
  );
  return hosts
    .filter(({ name, fence }) => !told.has(name) && fence.length > 0 && fence.every(({ agent }) => agent === 'redfish'))
    .map(({ name }) => ({
      code: 'FENCE_SHARES_POWER',
      severity: 'warning',
      what: text().analysis.dies(name),
      at: ['hosts', name, 'fence'],
    }));
}

/** All levels of a host are reached over networks on which members hear each other. */
function onCutNetwork({ cloud, groups }: Design, hosts: readonly Host[]): Finding[] {
  const deciding = new Set(groups.filter(decidesTogether).map(({ service }) => service.id));
  const heard = new Set(
    contributionsOf(groups[0]!.view.contributions, 'open-port')
      .filter(({ service, from }) => deciding.has(service) && from === 'members')
      .flatMap(({ network }) => network ?? []),
  );
  return hosts.flatMap((host): Finding[] => {
    const over = networksOf(cloud, host);
    const [first] = over;
    if (!first || !over.every((network) => network !== undefined && heard.has(network))) return [];
    const what = text().analysis.onCutNetwork(host.name, first);
    return [{ code: 'FENCE_ON_CUT_NETWORK', severity: 'warning', what, at: ['hosts', host.name, 'fence'] }];
  });
}

/** All levels of all hosts are reached over one declared network. */
function behindOneNetwork({ cloud }: Design, hosts: readonly Host[]): Finding[] {
  const [network, ...others] = new Set(hosts.flatMap((host) => networksOf(cloud, host)));
  if (network === undefined || others.length > 0) return [];
  const what = text().analysis.oneNetwork(network);
  return [{ code: 'FENCE_ONE_NETWORK', severity: 'advice', what, at: ['networks', network] }];
}

/** The network of each power switch of a host; undefined for one that is on none of the cloud's. */
function networksOf({ networks, pdus }: Cloud, { fence, bmc, outlets }: Host): (string | undefined)[] {
  const ips = fence.flatMap(({ agent }) =>
    agent === 'redfish'
      ? [bmc!]
      : pdus.filter(({ name }) => outlets.some(({ pdu }) => pdu === name)).map(({ ip }) => ip),
  );
  return ips.map((ip) => networks.find(({ cidr }) => contains(parseBlock(cidr)!, parseIp(ip)!))?.name);
}
