import { text } from '../../../locale/text.ts';
import type { Finding } from '../../finding.ts';
import type { Deployment } from '../deployment.ts';
import type { Program } from '../facts/program.ts';
import { isOff, isOn, listOf, numberOf } from '../facts/setting.ts';
import { hostsOfUrl } from '../url.ts';
import { found, type Rule } from './rule.ts';

/** Do OpenStack's own programs survive the loss of a host? */
export const openstack: Rule = (deployment) => {
  const members = behindBalancer(deployment);
  return deployment.programs.flatMap((program) => [
    ...networks(program),
    ...volumes(program),
    ...direct(program, members),
  ]);
};

/** Addresses of the database's members, where there is something to bypass: a balancer before them, at another address. */
function behindBalancer({ databases, balancers }: Deployment): ReadonlySet<string> {
  const pools = balancers.flatMap((one) => one.pools).filter(({ service }) => service?.nature === 'database');
  if (pools.length === 0) return new Set();
  const bound = new Set(pools.flatMap(({ binds }) => binds.map(({ address }) => address)));
  const members = [
    ...databases.flatMap(({ members = [] }) => members),
    ...pools.flatMap(({ servers }) => servers.map(({ address }) => address)),
  ];
  return new Set(members.filter((one) => !bound.has(one)));
}

function networks({ project, options, file, where }: Program): Finding[] {
  // Agents and plug-ins have files of their own, without these options; OVN has neither.
  if (project !== 'neutron' || !/neutron\.conf$/.test(file)) return [];
  const words = text().audit.openstack;
  const plugins = listOf(options.get('DEFAULT.service_plugins'));
  const isOvn = plugins.some((one) => one.includes('ovn'));
  const [ha, dhcp] = [options.get('DEFAULT.l3_ha'), options.get('DEFAULT.dhcp_agents_per_network')];
  const hasRouters = plugins.some((one) => /router|L3RouterPlugin/i.test(one));
  const isDistributed = isOn(options.get('DEFAULT.router_distributed'));
  const agents = numberOf(dhcp) ?? 1;
  if (isOvn) return [];
  return [
    ...((ha ? isOff(ha) : hasRouters) && !isDistributed
      ? [
          found(
            'warning',
            'ROUTERS_SINGLE',
            words.routers,
            (ha ?? options.get('DEFAULT.service_plugins'))?.where ?? where,
          ),
        ]
      : []),
    ...(agents < 2 && (dhcp || hasRouters)
      ? [found('warning', 'DHCP_SINGLE', words.dhcp(agents), dhcp?.where ?? where)]
      : []),
  ];
}

function volumes({ project, options }: Program): Finding[] {
  const cluster = options.get('DEFAULT.cluster');
  const backend = options.get('coordination.backend_url');
  const isLocal = backend === undefined || backend.value.startsWith('file:');
  return project === 'cinder' && cluster && isLocal
    ? [found('error', 'LOCKS_LOCAL', text().audit.openstack.locks, (backend ?? cluster).where)]
    : [];
}

function direct({ options }: Program, members: ReadonlySet<string>): Finding[] {
  const connection = options.get('database.connection') ?? options.get('DEFAULT.sql_connection');
  const host = hostsOfUrl(connection?.value ?? '').find((one) => members.has(one));
  return connection && host
    ? [found('error', 'DATABASE_BYPASSED', text().audit.openstack.direct(host), connection.where)]
    : [];
}
