import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { threeControllers } from '../../test/helpers/clouds.ts';
import { QuorateError } from '../util/errors.ts';
import { readCloud } from './read.ts';

const schemas = { galera: z.strictObject({ gcache: z.int().min(32).default(128) }), keystone: z.strictObject({}) };
const read = (text: string) => readCloud(text, 'cloud.yaml', schemas);

/** A minimal cloud, with lines replaced or added. */
function cloud(changes: Readonly<Record<string, string>> = {}): string {
  const sections: Record<string, string> = {
    quorate: 'quorate: 1',
    name: 'name: small',
    platform: 'platform: debian-13',
    networks: 'networks:\n  lan: { cidr: 10.0.0.0/24 }',
    addresses: 'addresses:\n  internal: { network: lan, ip: 10.0.0.100 }',
    hosts: 'hosts:\n  c1: { roles: [controller], ip: { lan: 10.0.0.1 } }',
    ...changes,
  };
  return `${Object.values(sections).join('\n')}\n`;
}

/** What is wrong, one line each: CODE line:column what | remedy. */
function problems(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof QuorateError)) throw error;
    expect(error.exit).toBe(65);
    return error.problems.map(
      ({ code, where, what, remedy }) =>
        `${code} ${where?.line}:${where?.column} ${what}${remedy ? ` | ${remedy}` : ''}`,
    );
  }
  return [];
}

describe('readCloud', () => {
  it('reads the example as the cloud that tests use', () => {
    const example = read(readFileSync('examples/three-controllers.yaml', 'utf8'));
    const { hosts, ...expected } = threeControllers();
    expect(example).toMatchObject({
      ...expected,
      source: 'cloud.yaml',
      objectives: { ...expected.objectives, availability: 99.99 },
    });
    expect(example.hosts).toEqual(
      hosts.map((host) => ({ ...host, domains: expect.objectContaining({ rack: host.domains.rack }) })),
    );
  });

  it('fills in what is not said', () => {
    const small = read(cloud());
    expect(small).toMatchObject({
      objectives: { interruption: {}, dataLoss: 'none' },
      architecture: { addresses: 'pacemaker', database: 'galera', apis: 'active-active' },
      networks: [{ name: 'lan', prefix: 24, gateway: '10.0.0.254' }],
      lab: { hosts: ['c1'], bmcLatency: 1000, post: 15_000 },
    });
    expect(small.hosts[0]).toEqual({
      name: 'c1',
      roles: ['controller'],
      ip: { lan: '10.0.0.1' },
      outlets: [],
      fence: [],
      ssh: { user: 'root', port: 22 },
      domains: {},
    });
  });

  it('takes one interruption for all classes of fault', () => {
    expect(read(cloud({ objectives: 'objectives: { interruption: 2500ms }' })).objectives.interruption).toEqual({
      host: 2500,
      process: 2500,
      network: 2500,
      'total-outage': 2500,
    });
  });

  it('expands hosts, their addresses and failure domains by range, over the defaults', () => {
    const text = cloud({
      defaults: 'host-defaults: { ssh: { user: ops }, rack: r0, fence: [ { agent: redfish } ] }',
      more: '  cmp[08-10]: { roles: compute, ip: { lan: "10.0.0.[8-10]" }, bmc: "10.9.0.[8-10]", rack: "r[1-3]", ssh: { port: 2222 }, domains: { hall: h1 } }',
    });
    expect(
      read(
        text
          .replace(/host-defaults.*\n/, '')
          .concat('host-defaults: { ssh: { user: ops }, rack: r0, fence: [ { agent: redfish } ] }\n'),
      ).hosts.at(-1),
    ).toEqual({
      name: 'cmp10',
      roles: ['compute'],
      ip: { lan: '10.0.0.10' },
      bmc: '10.9.0.10',
      outlets: [],
      fence: [{ agent: 'redfish', user: 'admin' }],
      ssh: { user: 'ops', port: 2222 },
      domains: { rack: ['r3'], hall: ['h1'] },
    });
  });

  it('keeps of the levels of all hosts those that a host has what it takes for', () => {
    const text = cloud({
      more: [
        '  both: { roles: [compute], ip: { lan: 10.0.0.2 }, bmc: 10.9.0.2, outlets: p1/2 }',
        '  n[1-2]: { roles: [compute], ip: { lan: "10.0.0.[3-4]" }, outlets: ["p1/[3-4]"] }',
        'host-defaults: { fence: [ { agent: redfish }, { agent: pdu } ] }',
        'pdus: { p1: { agent: netio, ip: 10.9.0.1, user: ha } }',
      ].join('\n'),
    });
    const { hosts, pdus } = read(text);
    expect(pdus).toEqual([{ name: 'p1', agent: 'netio', ip: '10.9.0.1', user: 'ha' }]);
    expect(
      hosts.map(({ name, outlets, fence }) => [
        name,
        outlets.map(({ pdu, number }) => `${pdu}/${number}`).join(),
        fence.map(({ agent }) => agent).join(),
      ]),
    ).toEqual([
      ['c1', '', ''],
      ['both', 'p1/2', 'redfish,pdu'],
      ['n1', 'p1/3', 'pdu'],
      ['n2', 'p1/4', 'pdu'],
    ]);
  });

  it('chooses a gateway that nobody has', () => {
    const text = cloud({
      networks: 'networks:\n  lan: { cidr: 10.0.0.0/29 }',
      addresses: 'addresses:\n  v: { network: lan, ip: 10.0.0.6 }',
    });
    expect(read(text).networks[0]?.gateway).toBe('10.0.0.5');
  });

  it('reads a thousand hosts by range in well under a second', () => {
    const text = cloud({
      networks: 'networks:\n  lan: { cidr: 10.0.0.0/16 }',
      hosts: 'hosts:\n  c1: { roles: [controller], ip: { lan: 10.0.255.1 } }',
      more: [1, 2, 3, 4]
        .map((rack) => `  cmp${rack}-[001-250]: { roles: [compute], ip: { lan: "10.0.${rack}.[1-250]" } }`)
        .join('\n'),
    });
    const start = performance.now();
    expect(read(text).hosts).toHaveLength(1001);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('what is wrong with a cloud file', () => {
  it('is not told of every host, where it is the defaults that are wrong', () => {
    const text = cloud({
      hosts:
        'host-defaults: { roles: [controller], size: { memory: 8 gigs } }\nhosts:\n  c1: { ip: { lan: 10.0.0.1 } }\n  c2: { ip: { lan: 10.0.0.2 } }',
    });
    expect(problems(text)).toEqual([expect.stringContaining('"8 gigs" is not a size')]);
  });

  it('is told all at once, in the order of the file, with the way out', () => {
    const text = cloud({
      name: 'naem: small',
      platform: 'platform: debian-31',
      addresses:
        'addresses:\n  internal: { network: laan, ip: 10.0.0.1000 }\n  second: { network: laan, ip: 10.0.0.9 }',
      hosts:
        'hosts:\n  c1: { roles: [controler], ip: { lan: 10.0.0.1 }, colour: red }\n  c2: { roles: [controller], ip: { lan: [] } }',
      services: 'services:\n  galerra: {}\n  galera: { gcache: 1, gcash: 2 }',
    });
    expect(problems(text)).toMatchInlineSnapshot(`
      [
        "CLOUD_MISSING_KEY 1:1 the file lacks "name"",
        "CLOUD_UNKNOWN_KEY 2:1 "naem" is not a key of the file | Did you mean "name"?",
        "CLOUD_INVALID_VALUE 3:11 platform cannot be "debian-31" | Did you mean "debian-13"?",
        "CLOUD_INVALID_VALUE 7:34 "10.0.0.1000" is not an IPv4 address | Write four numbers from 0 to 255, without leading zeros.",
        "CLOUD_UNKNOWN_NAME 8:22 There is no network "laan" | Did you mean "lan"?",
        "CLOUD_INVALID_VALUE 10:17 hosts.c1.roles.0 cannot be "controler" | Did you mean "controller"?",
        "CLOUD_UNKNOWN_KEY 10:52 "colour" is not a key of hosts.c1 | Choose from: roles, fence, ssh, size, rack, power, switch, cooling, site, domains, ip, bmc, outlets.",
        "CLOUD_INVALID_VALUE 11:36 hosts.c2.ip.lan must be a text, not a list",
        "CLOUD_UNKNOWN_KEY 13:3 "galerra" is not a key of services | Did you mean "galera"?",
        "CLOUD_INVALID_VALUE 14:21 services.galera.gcache must be at least 32",
        "CLOUD_UNKNOWN_KEY 14:24 "gcash" is not a key of services.galera | Did you mean "gcache"?",
      ]
    `);
  });

  it('shows the line with carets', () => {
    try {
      read(cloud({ hosts: 'hosts:\n  c1: { roles: [controller], ip: { lan: 10.0.0.1 }, addres: red }' }));
    } catch (error) {
      expect((error as QuorateError).problems[0].detail).toMatchInlineSnapshot(`
        "9 |   c1: { roles: [controller], ip: { lan: 10.0.0.1 }, addres: red }
          |                                                     ^^^^^^"
      `);
    }
    expect.assertions(1);
  });

  it.each([
    ['no controller', { hosts: 'hosts:\n  c1: { roles: [compute], ip: { lan: 10.0.0.1 } }' }],
    ['an address of two hosts', { more: '  c2: { roles: [compute], ip: { lan: 10.0.0.1 } }' }],
    ['a host on the virtual address', { more: '  c2: { roles: [compute], ip: { lan: 10.0.0.100 } }' }],
    ['a power switch on a host', { more: '  c2: { roles: [compute], ip: { lan: 10.0.0.2 }, bmc: 10.0.0.1 }' }],
    ['an address outside its network', { more: '  c2: { roles: [compute], ip: { lan: 10.0.1.2 } }' }],
    ['the broadcast address', { more: '  c2: { roles: [compute], ip: { lan: 10.0.0.255 } }' }],
    [
      'a virtual address nobody can carry',
      {
        networks: 'networks:\n  lan: { cidr: 10.0.0.0/24 }\n  far: { cidr: 10.1.0.0/24 }',
        addresses: 'addresses:\n  v: { network: far, ip: 10.1.0.9 }',
      },
    ],
    ['overlapping networks', { networks: 'networks:\n  lan: { cidr: 10.0.0.0/24 }\n  wide: { cidr: 10.0.0.0/16 }' }],
    ['bits after the prefix', { networks: 'networks:\n  lan: { cidr: 10.0.0.1/24 }' }],
    ['a gateway on a host', { networks: 'networks:\n  lan: { cidr: 10.0.0.0/24, gateway: 10.0.0.1 }' }],
    [
      'a host off the first network',
      {
        networks: 'networks:\n  lan: { cidr: 10.0.0.0/24 }\n  far: { cidr: 10.1.0.0/24 }',
        more: '  c2: { roles: [compute], ip: { far: 10.1.0.2 } }',
      },
    ],
    ['two hosts of one name', { more: '  c[1-2]: { roles: [compute], ip: { lan: "10.0.0.[11-12]" } }' }],
    ['more hosts than addresses', { more: '  n[1-3]: { roles: [compute], ip: { lan: "10.0.0.[11-12]" } }' }],
    ['a name that is none', { more: '  C_2: { roles: [compute], ip: { lan: 10.0.0.2 } }' }],
    [
      'what is designed but not built',
      { architecture: 'architecture: { addresses: keepalived, database: drbd }', lab: 'lab: { hypervisor: fake }' },
    ],
    [
      'a fence without power switch',
      { more: '  c2: { roles: [compute], ip: { lan: 10.0.0.2 }, fence: [ { agent: redfish } ] }' },
    ],
    [
      'power strips and outlets that cannot be',
      {
        more: [
          'pdus:',
          '  p1: { agent: netio, ip: 10.0.0.1 }',
          '  p2: { agent: apc_snmp, ip: 10.9.0.2 }',
          '  p3: { agent: netio, ip: 10.9.0.300 }',
          '  p4: { ip: 10.0.0.255 }',
          'host-defaults: { fence: [ { agent: redfish }, { agent: pdu, user: me }, { agent: redfish } ] }',
        ].join('\n'),
      },
    ],
    [
      'outlets that are not there, feed two, or are too few',
      {
        more: [
          '  c2: { roles: [compute], ip: { lan: 10.0.0.2 }, outlets: [p1/1, p2/1] }',
          '  c3: { roles: [compute], ip: { lan: 10.0.0.3 }, outlets: [p1/1], power: [a, b] }',
          '  c4: { roles: [compute], ip: { lan: 10.0.0.4 }, outlets: [one, p1/0] }',
          '  c5: { roles: [compute], ip: { lan: 10.0.0.5 }, fence: [ { agent: pdu } ] }',
          'pdus: { p1: { agent: netio, ip: 10.9.0.1 } }',
        ].join('\n'),
      },
    ],
    ['a duration without unit', { lab: 'lab: { post: "15", hosts: [c1, c9] }' }],
    [
      'acceptances that cannot be meant',
      {
        more: [
          'accept:',
          '  - { code: RACK_SHARD, at: hosts.c1, because: "two racks", until: 2027-03-01 }',
          '  - { code: RACK_SHARED, at: "hosts.c[9-1]", because: "", until: 2027-02-30 }',
          '  - { code: RACK_SHARED, because: moving, until: soon }',
          '  - { code: RACK_SHARED, at: hosts.c1 }',
        ].join('\n'),
      },
    ],
    ['a number where text is due', { name: 'name: 12' }],
    [
      'nothing but the format',
      Object.fromEntries(['name', 'platform', 'networks', 'addresses', 'hosts'].map((key) => [key, ''])),
    ],
  ] as [string, Record<string, string>][])('%s', (_, changes) => {
    expect(problems(cloud(changes))).toMatchSnapshot();
  });

  it.each([
    ['an unquoted range inside braces', 'hosts:\n  n[1-3]: { ip: { lan: 10.0.0.[1-3] } }\n'],
    ['a tab', 'name: a\nhosts:\n\tc1: {}\n'],
    ['a key twice', 'name: a\nname: b\n'],
    ['two documents', 'name: a\n---\nname: b\n'],
    ['nothing', ''],
    ['only comments', '# soon\n'],
    ['a list', '- a\n'],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (key) => `${key}: &${key} [${Array(9).fill(`*${String.fromCharCode(key.charCodeAt(0) - 1)}`)}]\n`)}`,
    ],
    ['ten megabytes', 'x'.repeat(10_000_000)],
  ])('%s', (_, text) => {
    expect(problems(text)).toMatchSnapshot();
  });
});
