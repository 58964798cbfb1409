import type { Cloud, Host } from '../../src/cloud/cloud.ts';

/** Three controllers with a ring and power switches: the cloud of `examples/three-controllers.yaml`. */
export function threeControllers(): Cloud {
  return withControllers(3);
}

/** The same with any number of controllers. */
export function withControllers(count: number): Cloud {
  const hosts = Array.from({ length: count }, (_, index) => controller(index + 1));
  return {
    name: 'demo',
    source: '/clouds/demo.yaml',
    platform: 'debian-13',
    objectives: { interruption: { host: 8000, process: 2000, 'total-outage': 180_000 }, dataLoss: 'none' },
    networks: ['management', 'ring', 'public', 'bmc'].map((name, index) => ({
      name,
      cidr: `10.77.${index}.0/24`,
      prefix: 24,
      gateway: `10.77.${index}.254`,
    })),
    addresses: [
      { name: 'internal', network: 'management', ip: '10.77.0.100' },
      { name: 'public', network: 'public', ip: '10.77.2.100', dns: 'cloud.example.org' },
    ],
    pdus: [
      { name: 'pdu-a', agent: 'netio', ip: '10.77.3.51', user: 'admin' },
      { name: 'pdu-b', agent: 'netio', ip: '10.77.3.52', user: 'admin' },
    ],
    hosts,
    architecture: {
      addresses: 'pacemaker',
      database: 'galera',
      messaging: 'rabbitmq-cluster',
      apis: 'active-active',
      firewall: 'none',
    },
    tls: 'internal',
    services: {},
    outside: {},
    accept: [],
    lab: { hosts: hosts.map(({ name }) => name), bmcLatency: 1000, pduLatency: 200, post: 15_000 },
    rehearsal: false,
  };
}

function controller(number: number): Host {
  const last = 10 + number;
  return {
    name: `ctl${number}`,
    roles: ['controller', 'network'],
    ip: { management: `10.77.0.${last}`, ring: `10.77.1.${last}`, public: `10.77.2.${last}` },
    bmc: `10.77.3.${last}`,
    outlets: ['pdu-a', 'pdu-b'].map((pdu) => ({ pdu, number })),
    fence: [{ agent: 'redfish', user: 'admin' }, { agent: 'pdu' }],
    ssh: { user: 'root', port: 22 },
    domains: { rack: [`r${number}`], power: ['a', 'b'], switch: ['s1', 's2'] },
  };
}
