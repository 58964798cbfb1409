/** How clients use a service, which decides how it may be balanced. */
export type Nature = 'api' | 'sessions' | 'database' | 'broker' | 'cache';

export interface KnownService {
  readonly id: string;
  readonly nature: Nature;
  /** Names of listeners and backends in the field, in lower case. */
  readonly named: RegExp;
  /** TCP ports that are its own. */
  readonly ports: readonly number[];
}

/** More exact names come first. Ports: OpenStack's list of default ports, and each system's manual. */
const knownServices: readonly KnownService[] = [
  { id: 'galera', nature: 'database', named: /galera|mariadb|mysql|percona/, ports: [3306] },
  { id: 'rabbitmq-management', nature: 'sessions', named: /rabbit.*(mgmt|management|mngr)/, ports: [15672, 15671] },
  { id: 'rabbitmq', nature: 'broker', named: /rabbit|amqp/, ports: [5672, 5671] },
  { id: 'memcached', nature: 'cache', named: /memcache/, ports: [11211] },
  { id: 'redis', nature: 'cache', named: /redis/, ports: [6379] },
  { id: 'mongodb', nature: 'database', named: /mongo/, ports: [27017] },
  { id: 'keystone', nature: 'api', named: /keystone|identity/, ports: [5000, 35357] },
  { id: 'glance-registry', nature: 'api', named: /glance.?registry/, ports: [9191] },
  { id: 'glance', nature: 'api', named: /glance|image/, ports: [9292] },
  { id: 'nova-console', nature: 'sessions', named: /vnc|spice|serial|console/, ports: [6080, 6082, 6083] },
  { id: 'nova-metadata', nature: 'api', named: /metadata/, ports: [8775] },
  { id: 'nova-ec2', nature: 'api', named: /ec2/, ports: [8773] },
  { id: 'placement', nature: 'api', named: /placement/, ports: [8778, 8780] },
  { id: 'nova', nature: 'api', named: /nova|compute/, ports: [8774] },
  { id: 'neutron', nature: 'api', named: /neutron|quantum/, ports: [9696] },
  { id: 'cinder', nature: 'api', named: /cinder|volume/, ports: [8776] },
  { id: 'heat-cloudwatch', nature: 'api', named: /cloudwatch/, ports: [8003] },
  { id: 'heat-cfn', nature: 'api', named: /heat.*cfn|cfn/, ports: [8000] },
  { id: 'heat', nature: 'api', named: /heat/, ports: [8004] },
  { id: 'horizon', nature: 'sessions', named: /horizon|dashboard/, ports: [] },
  { id: 'swift', nature: 'api', named: /swift|object/, ports: [] },
  { id: 'ceilometer', nature: 'api', named: /ceilometer/, ports: [8777] },
  { id: 'aodh', nature: 'api', named: /aodh/, ports: [8042] },
  { id: 'gnocchi', nature: 'api', named: /gnocchi/, ports: [8041] },
  { id: 'trove', nature: 'api', named: /trove/, ports: [8779] },
  { id: 'magnum', nature: 'api', named: /magnum/, ports: [9511] },
  { id: 'barbican', nature: 'api', named: /barbican/, ports: [9311] },
  { id: 'designate', nature: 'api', named: /designate/, ports: [9001] },
  { id: 'octavia', nature: 'api', named: /octavia/, ports: [9876] },
  { id: 'manila', nature: 'api', named: /manila/, ports: [8786] },
  { id: 'ironic', nature: 'api', named: /ironic/, ports: [6385] },
  { id: 'masakari', nature: 'api', named: /masakari/, ports: [15868] },
];

const byPort = new Map(knownServices.flatMap((service) => service.ports.map((port) => [port, service] as const)));

export function serviceOfPort(port: number | undefined): KnownService | undefined {
  return port === undefined ? undefined : byPort.get(port);
}

export function serviceOfName(name: string): KnownService | undefined {
  const lower = name.toLowerCase();
  return knownServices.find(({ named }) => named.test(lower));
}
